package org.unstuck.domain.consultation;

import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.trigger.Trigger;

/** What a subscriber said, or that nothing came of asking (contract 6.5). */
public sealed interface Answer {

    /** To {@link Trigger#ACCESS_REQUEST_SUBMITTED}: the request may go on to its approvers, or not. */
    record PreApproval(boolean approved, String comment, String approver) implements Answer {}

    /**
     * To {@link Trigger#ACCESS_REQUEST_DYNAMIC_APPROVER}: who is to approve it, after all others.
     *
     * @param approver absent when nobody besides
     */
    record DynamicApprover(@Nullable Owner approver) implements Answer {}

    /**
     * There is no answer, or none that makes sense; the request goes no further.
     *
     * @param reason a sentence for whoever asked for access
     */
    record None(String reason) implements Answer {}

    /** Whether this can be said when that was asked. */
    default boolean answers(Trigger trigger) {
        return switch (this) {
            case PreApproval said -> trigger == Trigger.ACCESS_REQUEST_SUBMITTED;
            case DynamicApprover said -> trigger == Trigger.ACCESS_REQUEST_DYNAMIC_APPROVER;
            case None said -> true;
        };
    }
}
