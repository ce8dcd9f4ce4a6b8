package org.unstuck.domain.life;

import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.ApprovalState;

/** Why a request does not go on as somebody wanted; each kind names the rule. */
public sealed interface Refusal extends Decision {

    /** One sentence for the person who wanted it. */
    String reason();

    /** There is no such request. */
    record NoSuchRequest() implements Refusal {
        @Override
        public String reason() {
            return "no identity request has this id";
        }
    }

    /** There is no such approval. */
    record NoSuchApproval() implements Refusal {
        @Override
        public String reason() {
            return "no approval has this id";
        }
    }

    /** The request has no such item. */
    record NoSuchItem(String item) implements Refusal {
        @Override
        public String reason() {
            return "the request has no item " + item;
        }
    }

    /** It is not somebody's turn to decide it: decided, not begun, or cancelled with its request. */
    record NotPending() implements Refusal {
        @Override
        public String reason() {
            return "this approval is not pending";
        }
    }

    /** Somebody else is to decide. */
    record NotTheApprover() implements Refusal {
        @Override
        public String reason() {
            return "only its owner or an administrator may decide this approval";
        }
    }

    /** Nobody approves for themselves, nor chooses who does. */
    record ForOneself() implements Refusal {
        @Override
        public String reason() {
            return "nobody may approve a request for their own access, or forward it to somebody who does";
        }
    }

    /** The person it was to be forwarded to is not known. */
    record NoSuchOwner() implements Refusal {
        @Override
        public String reason() {
            return "no identity has the id of the new owner";
        }
    }

    /** The recipient would have to decide. */
    record OwnerIsRecipient() implements Refusal {
        @Override
        public String reason() {
            return "an approval is not forwarded to the person whose access it is about";
        }
    }

    /** It was forwarded to the one who has it. */
    record AlreadyTheOwner() implements Refusal {
        @Override
        public String reason() {
            return "the new owner has this approval already";
        }
    }

    /** It went from one owner to another as often as is allowed. */
    record ForwardedTooOften(int times) implements Refusal {
        @Override
        public String reason() {
            return "an approval is not forwarded more than " + times + " times";
        }
    }

    /** What is done is to be explained. */
    record CommentRequired() implements Refusal {
        @Override
        public String reason() {
            return "a comment is required";
        }
    }

    /** Somebody else submitted it. */
    record NotTheSubmitter() implements Refusal {
        @Override
        public String reason() {
            return "only its submitter or an administrator may cancel this request";
        }
    }

    /** It has ended, or one of its items has passed its approval. */
    record PastApproval() implements Refusal {
        @Override
        public String reason() {
            return "Invalid request in current state";
        }
    }

    /** The activity is something else than an access request. */
    record NotAnAccessRequest(@Nullable String type) implements Refusal {
        @Override
        public String reason() {
            return "this activity is no access request but of type " + (type == null ? "unknown" : type);
        }
    }

    /** Nobody agreed to the item that a source reports on. */
    record NotGranted(@Nullable ApprovalState approval) implements Refusal {
        @Override
        public String reason() {
            return "the item was not granted, its approval is " + approval;
        }
    }
}
