package org.unstuck.domain.approval;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be done about an owner who has not decided when it was due. */
public sealed interface Chasing {

    /** The owner is reminded once more. */
    record Remind() implements Chasing {}

    /** Somebody else is to decide. */
    record Escalate(Owner to) implements Chasing {}

    /** There is nobody left to ask. */
    record Expire() implements Chasing {}

    /**
     * First all reminders; then the owner's manager, then the fallback approver, then nobody. Nobody gets it a second
     * time, and never the recipient.
     *
     * @param manager of the present owner, where the owner is a person and has one
     * @param recipientId whose access it is about
     */
    static Chasing of(Approval approval, @Nullable Owner manager, @Nullable String recipientId, ApprovalPolicy policy) {
        if (approval.reminders() < policy.maxReminders()) {
            return new Remind();
        }
        Stream<@Nullable Owner> candidates = approval.wasEscalated()
                ? Stream.of(policy.fallbackApprover())
                : Stream.of(manager, policy.fallbackApprover());
        return candidates
                .filter(Objects::nonNull)
                .filter(candidate -> recipientId == null || !candidate.isPerson(recipientId))
                .filter(candidate -> !approval.everBelongedTo(candidate))
                .findFirst()
                .<Chasing>map(Escalate::new)
                .orElseGet(Expire::new);
    }
}
