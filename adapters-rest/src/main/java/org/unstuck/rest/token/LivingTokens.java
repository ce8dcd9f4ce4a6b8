package org.unstuck.rest.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.unstuck.application.token.ReadPersonalAccessTokens;
import org.unstuck.domain.token.Expiration;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.TokenId;

/**
 * Knows whether a personal access token is still good, and asks for each at most once in so many seconds. What another
 * node revoked is known here that much later, what this node revoked at once.
 */
final class LivingTokens {

    private static final Duration FOR = Duration.ofSeconds(2);
    private static final int MOST_TOKENS = 10_000;

    private final ReadPersonalAccessTokens tokens;
    private final InstantSource clock;
    private final Cache<TokenId, Optional<Expiration>> known =
            Caffeine.newBuilder().maximumSize(MOST_TOKENS).expireAfterWrite(FOR).build();

    LivingTokens(ReadPersonalAccessTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    boolean isGood(TokenId id) {
        return known.get(id, unknown -> tokens.find(unknown).map(PersonalAccessToken::expiration))
                .filter(expiration -> !expiration.isOver(clock.instant()))
                .isPresent();
    }

    /** To be told after a change is committed: waits for a look at the store that began before. */
    void forget(TokenId id) {
        known.invalidate(id);
    }
}
