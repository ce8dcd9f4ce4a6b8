package org.unstuck.rest.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.closing.Actor;

/**
 * Who is calling, as their token says.
 *
 * @param subject whom the token was issued to
 * @param clientId of the client that the person, if any, calls with
 * @param identityId the person that the caller is or acts for; absent for a client of its own accord
 */
public record Caller(
        String subject,
        String clientId,
        @Nullable String identityId,
        @Nullable String userName,
        boolean isOrgAdmin) {

    static final String ORG_ADMIN = "ORG_ADMIN";

    public static Caller of(Authentication authentication) {
        boolean isOrgAdmin = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(ORG_ADMIN::equals);
        if (authentication instanceof JwtAuthenticationToken jwt) {
            return new Caller(
                    jwt.getName(),
                    // An outside issuer may name nobody but the subject.
                    Objects.requireNonNullElse(jwt.getToken().getClaimAsString(TokenClaims.CLIENT_ID), jwt.getName()),
                    jwt.getToken().getClaimAsString(TokenClaims.IDENTITY_ID),
                    jwt.getToken().getClaimAsString(TokenClaims.USER_NAME),
                    isOrgAdmin);
        }
        return new Caller(authentication.getName(), authentication.getName(), null, null, isOrgAdmin);
    }

    public Actor actor() {
        return new Actor(personId(), Objects.requireNonNullElse(userName, personId()));
    }

    /** Id of the person, as requests name them; a client of its own accord stands for itself. */
    public String personId() {
        return Objects.requireNonNullElse(identityId, subject);
    }

    /** Administrators see everything, everybody else their own. */
    public Visibility visibility() {
        return isOrgAdmin ? new Visibility.Everything() : new Visibility.OwnOf(personId());
    }

    boolean hasUserContext() {
        return identityId != null && !identityId.isBlank();
    }
}
