package org.unstuck.rest.token;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks a token with the keys of the issuer that it names. Nothing but the choice of keys rests on that name: whether
 * the token is that issuer's is seen by its signature, and its rules ask for the name again.
 */
final class TokensByIssuer implements JwtDecoder {

    private final JwtDecoder own;
    private final String outsideIssuer;
    private final JwtDecoder outside;

    TokensByIssuer(JwtDecoder own, String outsideIssuer, JwtDecoder outside) {
        this.own = own;
        this.outsideIssuer = outsideIssuer;
        this.outside = outside;
    }

    @Override
    public Jwt decode(String token) {
        return (outsideIssuer.equals(namedIssuer(token)) ? outside : own).decode(token);
    }

    private static @Nullable String namedIssuer(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getIssuer();
        } catch (ParseException | RuntimeException unreadable) {
            return null;
        }
    }
}
