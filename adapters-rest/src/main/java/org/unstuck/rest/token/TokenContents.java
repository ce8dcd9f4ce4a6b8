package org.unstuck.rest.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.UserLevel;
import org.unstuck.rest.security.TokenClaims;
import org.unstuck.rest.security.TokenPolicy;
import org.unstuck.rest.tenant.Tenant;

/** What issued tokens say besides issuer and id (contract 7.1). */
final class TokenContents implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final TokenPolicy policy;
    private final Tenant tenant;
    private final InstantSource clock;

    TokenContents(TokenPolicy policy, Tenant tenant, InstantSource clock) {
        this.policy = policy;
        this.tenant = tenant;
        this.clock = clock;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        RegisteredClient client = context.getRegisteredClient();
        ClientIdentity identity = ClientIdentity.of(client);
        PersonalAccessToken token = identity.token();
        Instant now = clock.instant();
        Duration lifetime =
                token == null ? client.getTokenSettings().getAccessTokenTimeToLive() : token.validityFrom(now);
        // Who asks for no scope in particular gets all that the client has.
        Set<String> asked = context.getAuthorizedScopes();
        JwtClaimsSet.Builder claims = context.getClaims();
        claims.audience(List.of(policy.audience()))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(lifetime))
                .claim(TokenClaims.TENANT_ID, tenant.id())
                .claim(TokenClaims.INTERNAL, false)
                .claim(TokenClaims.POD, tenant.pod())
                .claim(TokenClaims.ORG, tenant.org())
                .claim(TokenClaims.IDENTITY_ID, identity.identityId())
                .claim(TokenClaims.USER_NAME, identity.userName())
                .claim(TokenClaims.USER_ID, identity.identityId())
                .claim(TokenClaims.STRONG_AUTH, false)
                .claim(TokenClaims.STRONG_AUTH_SUPPORTED, false)
                .claim(TokenClaims.ENABLED, true)
                .claim(TokenClaims.ACCESS_TYPE, "OFFLINE")
                .claim(
                        policy.authoritiesClaim(),
                        identity.levels().stream().sorted().map(UserLevel::name).toList())
                .claim(TokenClaims.CLIENT_ID, client.getClientId())
                .claim(TokenClaims.SCOPE, asked.isEmpty() ? client.getScopes() : asked);
        if (token != null) {
            claims.claim(TokenClaims.PERSONAL_ACCESS_TOKEN, token.id().toString());
        }
    }
}
