package org.unstuck.application.submission;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.consultation.AskSubscriber;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Directory;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.life.RunningItem;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.AccessRequest;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.domain.submission.Examination;
import org.unstuck.domain.submission.Person;
import org.unstuck.domain.submission.Receipt;
import org.unstuck.domain.submission.Requestable;
import org.unstuck.domain.submission.Submitter;
import org.unstuck.domain.submission.Tracking;
import org.unstuck.domain.submission.Violation;
import org.unstuck.domain.trigger.Trigger;

/**
 * Use case: ask for access. Each recipient gets one identity request, begun in a transaction of its own; what is under
 * way for the recipient already is not begun again, so a submission that was interrupted is simply made once more.
 */
public final class SubmitAccessRequest {

    private static final Logger log = LoggerFactory.getLogger(SubmitAccessRequest.class);

    private final Directory directory;
    private final AccessRequestSettings settings;
    private final IdentityRequests identityRequests;
    private final RequestsUnderWay requestsUnderWay;
    private final Approvals approvals;
    private final ProvisioningWork work;
    private final TriggerSubscriptions subscriptions;
    private final AskSubscriber askSubscriber;
    private final Consultations consultations;
    private final AuditTrail auditTrail;
    private final Transactions transactions;
    private final NewIds newIds;
    private final InstantSource clock;

    public SubmitAccessRequest(
            Directory directory,
            AccessRequestSettings settings,
            IdentityRequests identityRequests,
            RequestsUnderWay requestsUnderWay,
            Approvals approvals,
            ProvisioningWork work,
            TriggerSubscriptions subscriptions,
            AskSubscriber askSubscriber,
            Consultations consultations,
            AuditTrail auditTrail,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this.directory = directory;
        this.settings = settings;
        this.identityRequests = identityRequests;
        this.requestsUnderWay = requestsUnderWay;
        this.approvals = approvals;
        this.work = work;
        this.subscriptions = subscriptions;
        this.askSubscriber = askSubscriber;
        this.consultations = consultations;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
        this.newIds = newIds;
        this.clock = clock;
    }

    /** What a submission comes to. */
    public sealed interface Result {

        /** Everything is under way. */
        record Accepted(Receipt receipt) implements Result {}

        /** Nothing is, because of all of this. */
        record Refused(List<Violation> violations) implements Result {

            public Refused {
                violations = List.copyOf(violations);
            }
        }
    }

    public Result submit(AccessRequest request, Submitter by) {
        Examination examination = examine(request, by);
        List<Violation> violations = examination.violations();
        if (!violations.isEmpty()) {
            return new Result.Refused(violations);
        }
        List<Tracking> begun = new ArrayList<>();
        List<Tracking> existing = new ArrayList<>();
        request.itemsByRecipient().forEach((recipientId, items) -> {
            Person recipient = Objects.requireNonNull(examination.people().get(recipientId));
            transactions
                    .inTransaction(() -> begin(examination, recipient, items))
                    .addTo(begun, existing);
        });
        log.info(
                "{} asked for by {}: {} requests begun, {} were under way",
                request.type(),
                by.actor().id(),
                begun.size(),
                existing.size());
        return new Result.Accepted(new Receipt(begun, existing));
    }

    private Examination examine(AccessRequest request, Submitter by) {
        return new Examination(
                request,
                by,
                directory.people(request.identityIds()).stream()
                        .collect(Collectors.toMap(Person::id, Function.identity())),
                directory.requestables(request.objectKeys()).stream()
                        .collect(Collectors.toMap(Requestable::key, Function.identity())),
                settings.read(),
                clock.instant());
    }

    private record ForRecipient(Optional<Tracking> begun, List<Tracking> existing) {

        void addTo(List<Tracking> allBegun, List<Tracking> allExisting) {
            begun.ifPresent(allBegun::add);
            allExisting.addAll(existing);
        }
    }

    private ForRecipient begin(Examination examination, Person recipient, List<AskedItem> items) {
        RequestType type = examination.request().type();
        requestsUnderWay.holdRecipient(recipient.id());
        List<RunningItem> running = requestsUnderWay.running(
                recipient.id(), items.stream().map(AskedItem::id).toList());
        List<AskedItem> fresh = new ArrayList<>();
        SortedMap<TrackingNumber, List<AskedItem>> known = new TreeMap<>();
        for (AskedItem item : items) {
            Optional<TrackingNumber> same = running.stream()
                    .filter(one -> one.isTheSameAs(type, item))
                    .map(RunningItem::request)
                    .min(TrackingNumber::compareTo);
            same.ifPresentOrElse(
                    number -> known.computeIfAbsent(number, unknown -> new ArrayList<>())
                            .add(item),
                    () -> fresh.add(item));
        }
        return new ForRecipient(
                fresh.isEmpty() ? Optional.empty() : Optional.of(beginFresh(examination, recipient, fresh)),
                known.entrySet().stream()
                        .map(entry -> Tracking.of(type, recipient.id(), entry.getValue(), List.of(entry.getKey())))
                        .toList());
    }

    private record Begun(Beginning beginning, @Nullable Consultation asked) {}

    /** Everything waits for the subscriber who is asked first, if there is one. */
    private Begun beginning(Examination examination, Person recipient, List<AskedItem> items) {
        if (!subscriptions.enabled(Trigger.QUESTIONS).isEmpty()) {
            Beginning waiting = Beginning.of(examination, recipient, items, true, newIds::next);
            Optional<Consultation> asked = askSubscriber.ask(waiting.recorded(), null, examination.at());
            if (asked.isPresent()) {
                return new Begun(waiting, asked.get());
            }
        }
        return new Begun(Beginning.of(examination, recipient, items, false, newIds::next), null);
    }

    private Tracking beginFresh(Examination examination, Person recipient, List<AskedItem> items) {
        Begun first = beginning(examination, recipient, items);
        Beginning begun = first.beginning();
        identityRequests.add(List.of(begun.recorded()));
        if (!begun.approvals().isEmpty()) {
            approvals.save(begun.approvals());
        }
        if (!begun.work().isEmpty()) {
            work.save(begun.work());
        }
        if (first.asked() != null) {
            consultations.save(List.of(first.asked()));
        }
        auditTrail.recordAll(begun.happenings().stream()
                .map(happening -> new AuditEvent(
                        newIds.next(),
                        happening.action(),
                        happening.at(),
                        happening.by(),
                        begun.trackingNumber(),
                        happening.attributes()))
                .toList());
        return Tracking.of(examination.request().type(), recipient.id(), items, List.of(begun.trackingNumber()));
    }
}
