package org.unstuck.domain.life;

import java.util.List;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RecordedRequest;

/** One request with its approvals, consultations and work, as read under the request's lock. What may happen next is its type. */
public sealed interface RequestLife permits RequestUnderWay, EndedRequest {

    static RequestLife of(
            RecordedRequest recorded, ApprovalChains approvals, List<Consultation> consultations, List<Work> work) {
        return switch (recorded.request()) {
            case OpenRequest open -> new RequestUnderWay(open, recorded.particulars(), approvals, consultations, work);
            case ClosedRequest closed -> new EndedRequest(closed, recorded.particulars());
        };
    }

    RecordedRequest recorded();
}
