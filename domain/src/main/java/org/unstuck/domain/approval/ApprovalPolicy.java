package org.unstuck.domain.approval;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens when an approver does not decide (contract 4.7): so many days until the first reminder, so many between
 * reminders, and after the last one somebody else is to decide.
 *
 * @param daysUntilEscalation until the first reminder, or until the escalation where none are sent; nobody is ever
 *     hurried when absent
 * @param daysBetweenReminders 1 or more
 * @param maxReminders 0 to {@value #MAX_REMINDERS}
 * @param fallbackApprover decides when nobody else is left to
 */
public record ApprovalPolicy(
        @Nullable Integer daysUntilEscalation,
        int daysBetweenReminders,
        int maxReminders,
        @Nullable Owner fallbackApprover) {

    public static final int MAX_REMINDERS = 20;

    /** So many that a due time stays a time. */
    public static final int MAX_DAYS = 3_650;

    /** Approvers take their time. */
    public static final ApprovalPolicy PATIENT = new ApprovalPolicy(null, 1, 0, null);

    public ApprovalPolicy {
        if (daysUntilEscalation != null && (daysUntilEscalation < 1 || daysUntilEscalation > MAX_DAYS)) {
            throw new IllegalArgumentException(
                    "daysUntilEscalation must be 1 to " + MAX_DAYS + ", not " + daysUntilEscalation);
        }
        if (daysBetweenReminders < 1 || daysBetweenReminders > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "daysBetweenReminders must be 1 to " + MAX_DAYS + ", not " + daysBetweenReminders);
        }
        if (maxReminders < 0 || maxReminders > MAX_REMINDERS) {
            throw new IllegalArgumentException("maxReminders must be 0 to " + MAX_REMINDERS + ", not " + maxReminders);
        }
        if (fallbackApprover != null && fallbackApprover.type() != Owner.Type.IDENTITY) {
            throw new IllegalArgumentException("fallbackApprover must be an identity, not a group");
        }
    }

    public ApprovalPolicy withFallback(Owner approver) {
        return new ApprovalPolicy(daysUntilEscalation, daysBetweenReminders, maxReminders, approver);
    }

    /** When a new owner is first hurried. */
    @Nullable
    Instant firstDue(Instant from) {
        return daysUntilEscalation == null ? null : from.plus(Duration.ofDays(daysUntilEscalation));
    }

    /** When an owner is hurried the next time. */
    Instant nextDue(Instant from) {
        return from.plus(Duration.ofDays(daysBetweenReminders));
    }
}
