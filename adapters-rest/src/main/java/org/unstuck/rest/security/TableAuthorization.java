package org.unstuck.rest.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Decides every call by the {@link AccessTable}. */
final class TableAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    @Override
    @Deprecated(since = "Spring Security 6.4 calls authorize(), which asks this")
    public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(AccessTable.find(context.getRequest())
                .filter(row -> permits(row.rule(), authentication.get()))
                .isPresent());
    }

    private static boolean permits(AccessRule rule, @Nullable Authentication authentication) {
        return authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken)
                && rule.permits(Caller.of(authentication));
    }
}
