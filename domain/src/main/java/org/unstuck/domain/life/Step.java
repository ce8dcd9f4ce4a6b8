package org.unstuck.domain.life;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.provisioning.LateResult;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.Advance;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.Event;

/**
 * What one decision changes of one request; all of it is written at once, with the audit events of what happened.
 *
 * @param request which
 * @param advance the request before and after; absent when only approvals or work change
 * @param approvals those that are new or no longer as they were
 * @param consultations those that are new or no longer as they were
 * @param work what is new or no longer as it was
 * @param late what a source did too late; a step with something that is known already comes to nothing
 * @param events what is told to the outside, as of when the request changed
 */
public record Step(
        TrackingNumber request,
        @Nullable Advance advance,
        List<Approval> approvals,
        List<Consultation> consultations,
        List<Work> work,
        @Nullable LateResult late,
        List<Happening> happenings,
        List<Event> events)
        implements Decision {

    public Step {
        approvals = List.copyOf(approvals);
        consultations = List.copyOf(consultations);
        work = List.copyOf(work);
        happenings = List.copyOf(happenings);
        events = List.copyOf(events);
        if (advance == null && !events.isEmpty()) {
            throw new IllegalArgumentException("only a request that changes is told of");
        }
    }

    public Optional<Advance> advancing() {
        return Optional.ofNullable(advance);
    }
}
