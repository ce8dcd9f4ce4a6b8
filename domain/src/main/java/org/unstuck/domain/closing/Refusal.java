package org.unstuck.domain.closing;

import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Stage;

/** Why a request cannot be closed; each kind names the close rule it breaks. */
public sealed interface Refusal {

    /** One sentence for the person who asked for the close. */
    String reason();

    /** No identity request has this tracking number. */
    record NotFound() implements Refusal {
        @Override
        public String reason() {
            return "no identity request has this tracking number";
        }
    }

    /** The text that was sent cannot be a tracking number, so no request has it. */
    record NotATrackingNumber() implements Refusal {
        @Override
        public String reason() {
            return "this is no tracking number: one has 32 hexadecimal characters, dashes allowed";
        }
    }

    /** The activity is something else than an access request. */
    record NotAnAccessRequest(@Nullable String type) implements Refusal {
        @Override
        public String reason() {
            return "this activity is no access request but of type " + (type == null ? "unknown" : type);
        }
    }

    /**
     * It has ended already.
     *
     * @param by the run that closed it; absent when it ended by itself
     */
    record AlreadyClosed(Stage stage, @Nullable CloseRunId by) implements Refusal {
        @Override
        public String reason() {
            return by == null
                    ? "it ended by itself before, its stage is " + stage
                    : "close run " + by + " closed it before";
        }
    }
}
