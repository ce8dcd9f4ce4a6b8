package org.unstuck.rest.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks a token's signature once and its claims at every call: a signature that was good stays good, and checking it
 * costs more than all else that a small call does.
 */
final class RememberedTokens implements JwtDecoder {

    private static final int MOST_TOKENS = 1_000;
    private static final Duration FOR = Duration.ofMinutes(5);

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder().maximumSize(MOST_TOKENS).expireAfterWrite(FOR).build();

    /**
     * Remembers what a decoder accepted.
     *
     * @param rules those that the decoder keeps, too
     */
    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> rules) {
        this.decoder = decoder;
        this.rules = rules;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known != null && !rules.validate(known).hasErrors()) {
            return known;
        }
        Jwt jwt = decoder.decode(token);
        verified.put(token, jwt);
        return jwt;
    }
}
