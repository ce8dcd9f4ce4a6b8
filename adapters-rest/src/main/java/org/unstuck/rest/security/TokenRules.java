package org.unstuck.rest.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a token with a good signature must say besides: who issued it, for whom, to whom, and that now is its time. Our
 * own rules rather than the framework's for their words, which callers see, and because theirs let a token without an
 * end pass.
 */
public final class TokenRules implements OAuth2TokenValidator<Jwt> {

    /** How far clocks may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final String issuer;
    private final String audience;
    private final InstantSource clock;

    public TokenRules(String issuer, String audience, InstantSource clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt jwt) {
        String broken = brokenRule(jwt);
        return broken == null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, broken, null));
    }

    private @Nullable String brokenRule(Jwt jwt) {
        Instant now = clock.instant();
        Instant end = jwt.getExpiresAt();
        Instant start = jwt.getNotBefore();
        if (!issuer.equals(jwt.getClaimAsString("iss"))) {
            return "JWT is of another issuer";
        }
        if (jwt.getAudience() == null || !jwt.getAudience().contains(audience)) {
            return "JWT is meant for another audience";
        }
        if (jwt.getSubject() == null) {
            return "JWT has no subject";
        }
        if (end == null) {
            return "JWT never expires";
        }
        if (now.minus(SKEW).isAfter(end)) {
            return "JWT is expired";
        }
        if (start != null && now.plus(SKEW).isBefore(start)) {
            return "JWT is not valid yet";
        }
        return null;
    }
}
