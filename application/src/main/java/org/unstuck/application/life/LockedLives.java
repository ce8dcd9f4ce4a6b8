package org.unstuck.application.life;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.life.RequestLife;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

/** Locks requests and reads, under their locks, all that a decision about them looks at. */
public final class LockedLives {

    private final IdentityRequests identityRequests;
    private final Approvals approvals;
    private final Consultations consultations;
    private final ProvisioningWork work;

    public LockedLives(
            IdentityRequests identityRequests,
            Approvals approvals,
            Consultations consultations,
            ProvisioningWork work) {
        this.identityRequests = identityRequests;
        this.approvals = approvals;
        this.consultations = consultations;
        this.work = work;
    }

    /**
     * Locks them, in the order of tracking numbers as everybody does.
     *
     * @return those that exist, in that order
     */
    public SortedMap<TrackingNumber, RequestLife> lock(Collection<TrackingNumber> trackingNumbers) {
        List<RecordedRequest> locked = identityRequests.lockRecorded(trackingNumbers);
        List<TrackingNumber> numbers =
                locked.stream().map(RecordedRequest::trackingNumber).toList();
        Map<TrackingNumber, List<Approval>> chains =
                approvals.of(numbers).stream().collect(groupingBy(Approval::request));
        Map<TrackingNumber, List<Consultation>> asked =
                consultations.of(numbers).stream().collect(groupingBy(Consultation::request));
        Map<TrackingNumber, List<Work>> orders = work.of(numbers).stream().collect(groupingBy(Work::request));
        SortedMap<TrackingNumber, RequestLife> lives = new TreeMap<>();
        for (RecordedRequest recorded : locked) {
            TrackingNumber number = recorded.trackingNumber();
            lives.put(
                    number,
                    RequestLife.of(
                            recorded,
                            new ApprovalChains(chains.getOrDefault(number, List.of())),
                            asked.getOrDefault(number, List.of()),
                            orders.getOrDefault(number, List.of())));
        }
        return lives;
    }
}
