package org.unstuck.application.diagnosis;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.SourceReports;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.diagnosis.CaseFile;
import org.unstuck.domain.diagnosis.Circumstances;
import org.unstuck.domain.diagnosis.Diagnosis;
import org.unstuck.domain.diagnosis.DirectoryView;
import org.unstuck.domain.diagnosis.GroupMembers;
import org.unstuck.domain.diagnosis.Patience;
import org.unstuck.domain.diagnosis.SourceReport;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.life.EndedRequest;
import org.unstuck.domain.life.RequestLife;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.DeliveryId;

/**
 * Reads all that is known of open requests and has it judged. Nothing is locked: a diagnosis tells how things stood a
 * moment ago, and whatever changed meanwhile counts as movement.
 */
public final class CaseFiles {

    private final RequestsUnderWay requests;
    private final Approvals approvals;
    private final Consultations consultations;
    private final Deliveries deliveries;
    private final ProvisioningWork work;
    private final SourceReports reports;
    private final Identities identities;
    private final AccessRequestSettings settings;
    private final RetryPolicy retries;
    private final Patience patience;

    public CaseFiles(
            RequestsUnderWay requests,
            Approvals approvals,
            Consultations consultations,
            Deliveries deliveries,
            ProvisioningWork work,
            SourceReports reports,
            Identities identities,
            AccessRequestSettings settings,
            RetryPolicy retries,
            Patience patience) {
        this.requests = requests;
        this.approvals = approvals;
        this.consultations = consultations;
        this.deliveries = deliveries;
        this.work = work;
        this.reports = reports;
        this.identities = identities;
        this.settings = settings;
        this.retries = retries;
        this.patience = patience;
    }

    Patience patience() {
        return patience;
    }

    /** Somebody who looks at requests now, at few or at many. */
    public Examiner examinerAt(Instant now) {
        return new Examiner(settings.read().approvals(), now);
    }

    /** Looks up everybody once, however many requests wait for them. */
    public final class Examiner {

        private final ApprovalPolicy policy;
        private final Instant now;
        private final Map<String, Identity> people = new HashMap<>();
        private final Map<String, GroupMembers> groups = new HashMap<>();
        private final Set<String> lookedUp = new HashSet<>();

        private Examiner(ApprovalPolicy policy, Instant now) {
            this.policy = policy;
            this.now = now;
        }

        /**
         * Judges requests by a constant number of statements; those that have ended or are not there are left out.
         *
         * @return in the order in which they are named
         */
        List<Diagnosis> diagnose(List<TrackingNumber> numbers) {
            Map<TrackingNumber, RecordedRequest> found = requests.findAll(numbers).stream()
                    .collect(Collectors.toMap(RecordedRequest::trackingNumber, Function.identity()));
            return diagnoseRecorded(
                    numbers.stream().map(found::get).filter(Objects::nonNull).toList());
        }

        List<Diagnosis> diagnoseRecorded(List<RecordedRequest> recorded) {
            List<CaseFile> files = files(recorded);
            if (files.isEmpty()) {
                return List.of();
            }
            lookUp(files.stream().flatMap(file -> file.deciders().stream()).toList());
            Circumstances circumstances =
                    new Circumstances(new DirectoryView(people, groups), policy, retries, patience, now);
            return files.stream().map(file -> Diagnosis.of(file, circumstances)).toList();
        }

        private List<CaseFile> files(List<RecordedRequest> recorded) {
            List<TrackingNumber> numbers = recorded.stream()
                    .filter(one -> one.request().stage().isOpen())
                    .map(RecordedRequest::trackingNumber)
                    .toList();
            if (numbers.isEmpty()) {
                return List.of();
            }
            Map<TrackingNumber, List<Approval>> chains =
                    approvals.of(numbers).stream().collect(groupingBy(Approval::request));
            Map<TrackingNumber, List<Consultation>> asked =
                    consultations.of(numbers).stream().collect(groupingBy(Consultation::request));
            Map<DeliveryId, Delivery> questions = questions(asked.values());
            Map<TrackingNumber, List<Work>> orders = work.of(numbers).stream().collect(groupingBy(Work::request));
            Map<TrackingNumber, List<SourceReport>> said = reports.lastOf(numbers);
            List<CaseFile> files = new ArrayList<>();
            for (RecordedRequest one : recorded) {
                TrackingNumber number = one.trackingNumber();
                RequestLife life = RequestLife.of(
                        one,
                        new ApprovalChains(chains.getOrDefault(number, List.of())),
                        asked.getOrDefault(number, List.of()),
                        orders.getOrDefault(number, List.of()));
                switch (life) {
                    case RequestUnderWay underWay ->
                        files.add(new CaseFile(
                                underWay,
                                said.getOrDefault(number, List.of()),
                                underWay.openConsultation()
                                        .map(Consultation::invocation)
                                        .map(questions::get)
                                        .orElse(null)));
                    case EndedRequest ended -> {}
                }
            }
            return files;
        }

        private Map<DeliveryId, Delivery> questions(Collection<List<Consultation>> asked) {
            List<DeliveryId> open = asked.stream()
                    .flatMap(List::stream)
                    .filter(Consultation::isOpen)
                    .map(Consultation::invocation)
                    .toList();
            return open.isEmpty()
                    ? Map.of()
                    : deliveries.findAll(open).stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
        }

        private void lookUp(List<Owner> deciders) {
            List<Owner> unseen = deciders.stream()
                    .filter(owner -> lookedUp.add(owner.type() + " " + owner.id()))
                    .toList();
            Set<String> persons = ids(unseen, Owner.Type.IDENTITY);
            if (!persons.isEmpty()) {
                know(identities.findAll(persons));
                Set<String> managers = persons.stream()
                        .map(people::get)
                        .filter(Objects::nonNull)
                        .map(Identity::managerId)
                        .filter(Objects::nonNull)
                        .filter(id -> !people.containsKey(id))
                        .collect(Collectors.toSet());
                if (!managers.isEmpty()) {
                    know(identities.findAll(managers));
                }
            }
            Set<String> groupIds = ids(unseen, Owner.Type.GOVERNANCE_GROUP);
            if (!groupIds.isEmpty()) {
                lookUpGroups(groupIds);
            }
        }

        /** Of a group only numbers are kept: it may have many members. */
        private void lookUpGroups(Set<String> ids) {
            List<GovernanceGroup> found = identities.findGroups(ids);
            Set<String> memberIds =
                    found.stream().flatMap(group -> group.memberIds().stream()).collect(Collectors.toSet());
            Map<String, Identity> members = memberIds.isEmpty()
                    ? Map.of()
                    : identities.findAll(memberIds).stream()
                            .collect(Collectors.toMap(Identity::id, Function.identity()));
            found.forEach(group -> groups.put(group.id(), GroupMembers.of(group, members)));
        }

        private void know(Collection<Identity> some) {
            some.forEach(identity -> people.put(identity.id(), identity));
        }

        private static Set<String> ids(List<Owner> owners, Owner.Type type) {
            return owners.stream()
                    .filter(owner -> owner.type() == type)
                    .map(Owner::id)
                    .collect(Collectors.toSet());
        }
    }
}
