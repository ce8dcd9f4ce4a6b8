package org.unstuck.rest.issuer;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.unstuck.domain.token.Scopes;
import org.unstuck.domain.token.UserLevel;

/**
 * An OpenID Connect issuer whose tokens are taken beside our own, and how they say what ours say. A claim may be named
 * by a path: {@code realm_access.roles}.
 *
 * @param issuer its name, which is where it is found, too; empty for none
 * @param audience whom its tokens must be meant for
 * @param authoritiesClaim the user levels: a list, or one text of words
 * @param identityClaim the id of the person; a token without it acts for nobody
 * @param userNameClaim the name of the person
 * @param clientClaim the client, which calls are counted for
 * @param scopeClaim the scopes: a list, or one text of words
 * @param defaultScopes what a token may do that has no scope of our kind
 * @param levels which of its authorities are which user levels; without any, those named like a user level are
 */
@ConfigurationProperties("unstuck.oidc")
public record OutsideIssuer(
        @DefaultValue("") String issuer,
        @DefaultValue("unstuck") String audience,
        @DefaultValue("roles") String authoritiesClaim,
        @DefaultValue("sub") String identityClaim,
        @DefaultValue("preferred_username") String userNameClaim,
        @DefaultValue("azp") String clientClaim,
        @DefaultValue("scope") String scopeClaim,
        @DefaultValue(Scopes.ALL) List<String> defaultScopes,
        @DefaultValue Map<String, UserLevel> levels) {

    public OutsideIssuer {
        issuer = issuer.strip();
        if (!issuer.isEmpty() && !isWebAddress(issuer)) {
            throw new IllegalArgumentException(
                    "unstuck.oidc.issuer must be an address that begins with https:// or http://, not " + issuer);
        }
        if (audience.isBlank()) {
            throw new IllegalArgumentException("unstuck.oidc.audience must not be blank");
        }
        defaultScopes = List.copyOf(defaultScopes);
        levels = Map.copyOf(levels);
    }

    public boolean isGiven() {
        return !issuer.isEmpty();
    }

    /** Refuses to be the same as this server: one of both could then speak for the other. */
    public void requireOther(String own) {
        if (issuer.equals(own)) {
            throw new IllegalArgumentException("unstuck.oidc.issuer must not be the issuer of our own tokens, " + own);
        }
    }

    static boolean isWebAddress(String address) {
        try {
            URI uri = URI.create(address);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
