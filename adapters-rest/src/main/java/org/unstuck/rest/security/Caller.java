package org.unstuck.rest.security;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.token.Powers;
import org.unstuck.domain.token.UserLevel;

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
        Powers powers) {

    private static final Set<UserLevel> ORG_ADMIN = Set.of(UserLevel.ORG_ADMIN);

    public static Caller of(Authentication authentication) {
        Powers powers = Authorities.powersOf(authentication);
        if (authentication instanceof JwtAuthenticationToken jwt) {
            return new Caller(
                    jwt.getName(),
                    // An outside issuer may name nobody but the subject.
                    Objects.requireNonNullElse(jwt.getToken().getClaimAsString(TokenClaims.CLIENT_ID), jwt.getName()),
                    jwt.getToken().getClaimAsString(TokenClaims.IDENTITY_ID),
                    jwt.getToken().getClaimAsString(TokenClaims.USER_NAME),
                    powers);
        }
        return new Caller(authentication.getName(), authentication.getName(), null, null, powers);
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
        return isOrgAdmin() ? new Visibility.Everything() : new Visibility.OwnOf(personId());
    }

    public boolean isOrgAdmin() {
        return powers.hasLevel(ORG_ADMIN);
    }

    /** The same where their token must have one of these scopes to act as one. */
    public boolean isOrgAdmin(Set<String> scopes) {
        return isOrgAdmin() && powers.hasScope(scopes);
    }

    /** What they may reach of what has one owner: their own, or everybody's if these scopes are for that. */
    public Visibility reach(Set<String> scopesForThoseOfOthers) {
        return isOrgAdmin(scopesForThoseOfOthers) ? new Visibility.Everything() : new Visibility.OwnOf(actor().id());
    }

    boolean hasUserContext() {
        return identityId != null && !identityId.isBlank();
    }
}
