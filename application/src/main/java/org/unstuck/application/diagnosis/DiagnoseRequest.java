package org.unstuck.application.diagnosis;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.diagnosis.Diagnosis;
import org.unstuck.domain.diagnosis.SameAccess;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

/** Use case: say why one request has not ended, or that it has. */
public final class DiagnoseRequest {

    private final IdentityRequests identityRequests;
    private final RequestsUnderWay requests;
    private final CaseFiles caseFiles;
    private final InstantSource clock;

    public DiagnoseRequest(
            IdentityRequests identityRequests, RequestsUnderWay requests, CaseFiles caseFiles, InstantSource clock) {
        this.identityRequests = identityRequests;
        this.requests = requests;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    /** What is to be said of a request. */
    public sealed interface Answer {

        /**
         * Why it has not ended.
         *
         * @param alsoAskedForIn other open requests for the same recipient that ask for some of the same
         */
        record Open(Diagnosis diagnosis, List<TrackingNumber> alsoAskedForIn) implements Answer {}

        /** That it has. */
        record Ended(ClosedRequest request) implements Answer {}
    }

    /** Nothing also when it exists but must not be seen. */
    public Optional<Answer> diagnose(TrackingNumber trackingNumber, Visibility visibility) {
        return identityRequests.find(trackingNumber, visibility).map(this::answer);
    }

    private Answer answer(RecordedRequest recorded) {
        return switch (recorded.request()) {
            case ClosedRequest closed -> new Answer.Ended(closed);
            case OpenRequest open -> {
                Diagnosis diagnosis = caseFiles
                        .examinerAt(clock.instant())
                        .diagnoseRecorded(List.of(recorded))
                        .getFirst();
                yield new Answer.Open(
                        diagnosis,
                        alsoAskedForIn(new RequestUnderWay(
                                open, recorded.particulars(), ApprovalChains.NONE, List.of(), List.of())));
            }
        };
    }

    private List<TrackingNumber> alsoAskedForIn(RequestUnderWay life) {
        IdentitySummary recipient = life.request().submission().recipient();
        List<String> objectIds = SameAccess.objectIds(life);
        return recipient == null || recipient.identityId() == null || objectIds.isEmpty()
                ? List.of()
                : SameAccess.alsoAskedForIn(life, requests.running(recipient.identityId(), objectIds));
    }
}
