package org.unstuck.domain.closing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.OpenRequest;

/** One condition that a request must meet to be closed, and the rules as a whole. */
public enum CloseRule {

    /** Only access requests are closed; what the system does by itself is not (contract 1). */
    IS_AN_ACCESS_REQUEST {
        @Override
        Optional<Refusal> check(IdentityRequest request) {
            return request.submission().isAccessRequest()
                    ? Optional.empty()
                    : Optional.of(
                            new Refusal.NotAnAccessRequest(request.submission().type()));
        }
    },

    /** A request ends once; a close is allowed at any point before, also after approval (contract 1). */
    IS_OPEN {
        @Override
        Optional<Refusal> check(IdentityRequest request) {
            return switch (request) {
                case OpenRequest open -> Optional.empty();
                case ClosedRequest closed -> Optional.of(new Refusal.AlreadyClosed(closed.stage(), closed.closedBy()));
            };
        }
    };

    private static final List<CloseRule> ALL = List.of(values());

    abstract Optional<Refusal> check(IdentityRequest request);

    /** What the rules say of one request; the first rule it breaks gives the reason. */
    public static Verdict judge(@Nullable IdentityRequest request) {
        if (request == null) {
            return new Verdict.Refused(new Refusal.NotFound());
        }
        for (CloseRule rule : ALL) {
            Optional<Refusal> refusal = rule.check(request);
            if (refusal.isPresent()) {
                return new Verdict.Refused(refusal.get());
            }
        }
        return switch (request) {
            case OpenRequest open -> new Verdict.Closable(open);
            case ClosedRequest closed -> throw new IllegalStateException("IS_OPEN let a closed request through");
        };
    }
}
