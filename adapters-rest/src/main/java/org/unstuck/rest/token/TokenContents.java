package org.unstuck.rest.token;

import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.unstuck.rest.security.TokenClaims;
import org.unstuck.rest.security.TokenPolicy;
import org.unstuck.rest.tenant.Tenant;

/** What the administrator's tokens say besides issuer, times and id (contract 7.1). */
final class TokenContents implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final AdministratorClient administrator;
    private final TokenPolicy policy;
    private final Tenant tenant;

    TokenContents(AdministratorClient administrator, TokenPolicy policy, Tenant tenant) {
        this.administrator = administrator;
        this.policy = policy;
        this.tenant = tenant;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        // Who asks for no scope in particular gets all that the client has.
        Set<String> asked = context.getAuthorizedScopes();
        JwtClaimsSet.Builder claims = context.getClaims();
        claims.audience(List.of(policy.audience()))
                .claim(TokenClaims.TENANT_ID, tenant.id())
                .claim(TokenClaims.INTERNAL, false)
                .claim(TokenClaims.POD, tenant.pod())
                .claim(TokenClaims.ORG, tenant.org())
                .claim(TokenClaims.IDENTITY_ID, administrator.identityId())
                .claim(TokenClaims.USER_NAME, administrator.userName())
                .claim(TokenClaims.USER_ID, administrator.identityId())
                .claim(TokenClaims.STRONG_AUTH, false)
                .claim(TokenClaims.STRONG_AUTH_SUPPORTED, false)
                .claim(TokenClaims.ENABLED, true)
                .claim(TokenClaims.ACCESS_TYPE, "OFFLINE")
                .claim(policy.authoritiesClaim(), List.of("ORG_ADMIN"))
                .claim(TokenClaims.CLIENT_ID, administrator.id())
                .claim(TokenClaims.SCOPE, asked.isEmpty() ? Set.of(AdministratorOnly.ALL_SCOPES) : asked);
    }
}
