package org.unstuck.rest.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.unstuck.application.token.NotePersonalAccessTokenUse;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.rest.error.ErrorWriter;
import org.unstuck.rest.security.TokenClaims;

/** The answer to a token request: the token and, beside it, much of what is in it (contract 7.1). */
final class TokenAnswer implements AuthenticationSuccessHandler {

    private static final List<String> REPEATED_CLAIMS = List.of(
            TokenClaims.ACCESS_TYPE,
            TokenClaims.TENANT_ID,
            TokenClaims.INTERNAL,
            TokenClaims.POD,
            TokenClaims.STRONG_AUTH_SUPPORTED,
            TokenClaims.ORG,
            TokenClaims.USER_ID,
            TokenClaims.IDENTITY_ID,
            TokenClaims.USER_NAME,
            TokenClaims.STRONG_AUTH,
            TokenClaims.ENABLED,
            "jti");

    private final NotePersonalAccessTokenUse noteUse;

    TokenAnswer(NotePersonalAccessTokenUse noteUse) {
        this.noteUse = noteUse;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AccessTokenAuthenticationToken issued = (OAuth2AccessTokenAuthenticationToken) authentication;
        PersonalAccessToken used =
                ClientIdentity.of(issued.getRegisteredClient()).token();
        if (used != null) {
            noteUse.note(used);
        }
        OAuth2AccessToken token = issued.getAccessToken();
        JWTClaimsSet claims = claims(token);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token.getTokenValue());
        body.put("token_type", "bearer");
        body.put("expires_in", lifetime(token).toSeconds());
        body.put("scope", scope(claims));
        REPEATED_CLAIMS.forEach(name -> body.put(name, claims.getClaim(name)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        ErrorWriter.writeJson(200, body, response);
    }

    private static Duration lifetime(OAuth2AccessToken token) {
        return Duration.between(
                Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
    }

    private static JWTClaimsSet claims(OAuth2AccessToken token) {
        try {
            return SignedJWT.parse(token.getTokenValue()).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException("the token just issued cannot be read", e);
        }
    }

    // An array in the token, one text here.
    private static String scope(JWTClaimsSet claims) {
        try {
            return String.join(" ", claims.getStringListClaim(TokenClaims.SCOPE));
        } catch (ParseException e) {
            throw new IllegalStateException("the token just issued has no list of scopes", e);
        }
    }
}
