package org.unstuck.domain.diagnosis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.trigger.Trigger;

/** One thing that was found out about a request, with what it rests on. */
public sealed interface Finding {

    Reason reason();

    /** It in one sentence, for a person. */
    String sentence();

    /** A subscriber is asked before any approver, and the request fails unless it answers. */
    record SubscriberAsked(Trigger trigger, Instant until) implements Finding {
        @Override
        public Reason reason() {
            return Reason.SUBSCRIBER_ASKED;
        }

        @Override
        public String sentence() {
            return "The subscriber to %s is asked first; unless it answers, the request ends at %s."
                    .formatted(trigger.id(), until);
        }
    }

    /** A subscriber was to answer before any approver is asked, has not, and yet the request did not end. */
    record SubscriberSilent(
            Trigger trigger,
            Instant since,
            Instant due,
            @Nullable String problem) implements Finding {
        @Override
        public Reason reason() {
            return Reason.SUBSCRIBER_SILENT;
        }

        @Override
        public String sentence() {
            return "The subscriber to %s was asked at %s, was to answer by %s and has not%s."
                    .formatted(trigger.id(), since, due, inWords(problem));
        }
    }

    /** Who is to decide has left. */
    record ApproverLeft(Owner approver, @Nullable String status) implements Finding {
        @Override
        public Reason reason() {
            return Reason.APPROVER_LEFT;
        }

        @Override
        public String sentence() {
            return approver.name() + ", who is to decide, has left" + inWords(status) + ".";
        }
    }

    /** The group that is to decide has nobody who could; nobody decides on their own access. */
    record GroupCannotDecide(Owner group, int members, int left) implements Finding {
        @Override
        public Reason reason() {
            return Reason.GROUP_CANNOT_DECIDE;
        }

        @Override
        public String sentence() {
            String of = members == 0 ? "it has no members" : "of its %d members %d have left".formatted(members, left);
            return "Nobody in the group " + group.name() + " can decide: " + of
                    + (members > left ? ", and nobody decides on their own access." : ".");
        }
    }

    /** The directory does not know who is to decide. */
    record ApproverUnknown(Owner approver) implements Finding {
        @Override
        public Reason reason() {
            return Reason.APPROVER_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "The directory does not know " + approver.name() + ", who is to decide.";
        }
    }

    /** Who is to decide is away for a while. */
    record ApproverAway(Owner approver, @Nullable String status) implements Finding {
        @Override
        public Reason reason() {
            return Reason.APPROVER_AWAY;
        }

        @Override
        public String sentence() {
            return approver.name() + ", who is to decide, is away" + inWords(status) + ".";
        }
    }

    /**
     * Who is to decide does not, and nobody is going to remind them.
     *
     * @param due when they should have been, and were not; absent when nobody meant to
     */
    record NobodyChases(
            Owner approver, Instant since, @Nullable Instant due) implements Finding {
        @Override
        public Reason reason() {
            return Reason.NOBODY_CHASES;
        }

        @Override
        public String sentence() {
            String why = due == null ? "no reminder is arranged" : "the reminder due " + due + " did not come";
            return approver.name() + " has been asked since " + since + " and did not decide; " + why + ".";
        }
    }

    /** Who is to decide still has time to. */
    record AwaitsDecision(Owner approver, Instant since, Instant until) implements Finding {
        @Override
        public Reason reason() {
            return Reason.AWAITS_DECISION;
        }

        @Override
        public String sentence() {
            return approver.name() + " has been asked since " + since + " and has time until " + until + ".";
        }
    }

    /** Who is to decide will be reminded. */
    record ReminderScheduled(Owner approver, int sent, int most, Instant at) implements Finding {
        @Override
        public Reason reason() {
            return Reason.REMINDER_SCHEDULED;
        }

        @Override
        public String sentence() {
            return "%s was reminded %d of %d times and will be again at %s.".formatted(approver.name(), sent, most, at);
        }
    }

    /** Somebody else will be to decide. */
    record EscalationScheduled(Owner approver, Owner to, Instant at) implements Finding {
        @Override
        public Reason reason() {
            return Reason.ESCALATION_SCHEDULED;
        }

        @Override
        public String sentence() {
            return "Unless %s decides, %s will be asked at %s.".formatted(approver.name(), to.name(), at);
        }
    }

    /** It was escalated to the end, or there was nobody to escalate it to. */
    record ExpiryScheduled(Owner approver, Instant at) implements Finding {
        @Override
        public Reason reason() {
            return Reason.EXPIRY_SCHEDULED;
        }

        @Override
        public String sentence() {
            return "Unless %s decides, the approval expires at %s: nobody is left to ask."
                    .formatted(approver.name(), at);
        }
    }

    /**
     * A decision is waited for that cannot be made here.
     *
     * @param reviewer who is said to decide it where it came from
     */
    record NoApprovalHere(@Nullable Owner reviewer) implements Finding {
        @Override
        public Reason reason() {
            return Reason.NO_APPROVAL_HERE;
        }

        @Override
        public String sentence() {
            return (reviewer == null ? "It waits for a decision" : "It waits for a decision of " + reviewer.name())
                    + " that cannot be made here; nobody here reminds or replaces whoever is to make it.";
        }
    }

    /** The access is to begin later. */
    record StartsLater(Instant start) implements Finding {
        @Override
        public Reason reason() {
            return Reason.STARTS_LATER;
        }

        @Override
        public String sentence() {
            return "It is granted, and the access begins at " + start + ".";
        }
    }

    /**
     * The source will be asked again.
     *
     * @param attempt which attempt that will be
     */
    record RetryScheduled(@Nullable String sourceId, int attempt, int most, Instant at) implements Finding {
        @Override
        public Reason reason() {
            return Reason.RETRY_SCHEDULED;
        }

        @Override
        public String sentence() {
            return "%s failed; attempt %d of %d is due at %s.".formatted(source(sourceId), attempt, most, at);
        }
    }

    /** The source is about to be asked. */
    record HandOverScheduled(@Nullable String sourceId, int attempt, Instant at) implements Finding {
        @Override
        public Reason reason() {
            return Reason.HAND_OVER_SCHEDULED;
        }

        @Override
        public String sentence() {
            return source(sourceId) + " is to be asked at " + at + ".";
        }
    }

    /** The source was to be asked, and was not. */
    record HandOverOverdue(@Nullable String sourceId, int attempt, Instant due) implements Finding {
        @Override
        public Reason reason() {
            return Reason.HAND_OVER_OVERDUE;
        }

        @Override
        public String sentence() {
            return source(sourceId) + " was to be asked at " + due + ", and nothing has done so.";
        }
    }

    /** The source was asked and still has time to answer. */
    record AwaitsSource(@Nullable String sourceId, Instant since, int attempt, Instant until) implements Finding {
        @Override
        public Reason reason() {
            return Reason.AWAITS_SOURCE;
        }

        @Override
        public String sentence() {
            return source(sourceId) + " has been asked and has time to answer until " + until + ".";
        }
    }

    /**
     * The source was asked and has said nothing for too long.
     *
     * @param since before which it cannot have been asked
     * @param attempts how often it was asked
     */
    record SourceSilent(@Nullable String sourceId, Instant since, int attempts) implements Finding {
        @Override
        public Reason reason() {
            return Reason.SOURCE_SILENT;
        }

        @Override
        public String sentence() {
            return "%s was asked %s and has said nothing since %s."
                    .formatted(source(sourceId), attempts == 1 ? "once" : attempts + " times", since);
        }
    }

    /** The source is to do something that is not arranged here. */
    record NoWorkHere(@Nullable String sourceId, @Nullable ProvisioningState state) implements Finding {
        @Override
        public Reason reason() {
            return Reason.NO_WORK_HERE;
        }

        @Override
        public String sentence() {
            return source(sourceId)
                    + (state == ProvisioningState.RETRY
                            ? " failed and is to be asked again, but nothing here will ask it."
                            : " is to provision it, but nothing here asks it to.");
        }
    }

    /** The source failed as often as it may. */
    record RetriesExhausted(@Nullable String sourceId, int attempts) implements Finding {
        @Override
        public Reason reason() {
            return Reason.RETRIES_EXHAUSTED;
        }

        @Override
        public String sentence() {
            return source(sourceId) + " failed " + attempts + " times and is not asked again.";
        }
    }

    /** The source failed for good. */
    record ProvisioningFailed(@Nullable String sourceId) implements Finding {
        @Override
        public Reason reason() {
            return Reason.PROVISIONING_FAILED;
        }

        @Override
        public String sentence() {
            return source(sourceId) + " failed and is not asked again.";
        }
    }

    /** What the source did is yet to be verified. */
    record AwaitsVerification(@Nullable String sourceId, Instant since, Instant until) implements Finding {
        @Override
        public Reason reason() {
            return Reason.AWAITS_VERIFICATION;
        }

        @Override
        public String sentence() {
            return source(sourceId) + " applied it; a look at the source is to verify it by " + until + ".";
        }
    }

    /** What the source did should have been verified by now. */
    record VerificationOverdue(@Nullable String sourceId, Instant since) implements Finding {
        @Override
        public Reason reason() {
            return Reason.VERIFICATION_OVERDUE;
        }

        @Override
        public String sentence() {
            return source(sourceId) + " applied it, and nobody has verified that since " + since + ".";
        }
    }

    /** Every item has ended, if there are any, and yet the request is open. */
    record NothingLeftToWait(int items) implements Finding {
        @Override
        public Reason reason() {
            return Reason.NOTHING_LEFT_TO_WAIT;
        }

        @Override
        public String sentence() {
            return (items == 0 ? "It has no items" : "All its items have ended") + ", and yet it is open.";
        }
    }

    /** The item has ended. */
    record ItemEnded(
            @Nullable ApprovalState approval, @Nullable ProvisioningState provisioning) implements Finding {
        @Override
        public Reason reason() {
            return Reason.ITEM_ENDED;
        }

        @Override
        public String sentence() {
            boolean granted = approval == null || approval == ApprovalState.FINISHED;
            return "This item has ended: its "
                    + (granted ? "provisioning is " + provisioning : "approval is " + approval) + ".";
        }
    }

    /** The request has ended; there is nothing to diagnose. */
    record Ended(ClosedRequest request) implements Finding {
        @Override
        public Reason reason() {
            return request.closedBy() == null ? Reason.REQUEST_ENDED : Reason.REQUEST_CLOSED;
        }

        @Override
        public String sentence() {
            String as =
                    request.status() == null ? request.stage().name() : request.stage() + " with " + request.status();
            String how = request.closedBy() == null
                    ? "It ended by itself as " + as
                    : "It was closed as " + as + " by the run " + request.closedBy();
            return request.completed() == null ? how + "." : how + " at " + request.completed() + ".";
        }
    }

    private static String inWords(@Nullable String status) {
        return status == null ? "" : " (" + status + ")";
    }

    private static String source(@Nullable String sourceId) {
        return sourceId == null ? "The source" : "The source " + sourceId;
    }
}
