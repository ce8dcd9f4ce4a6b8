package org.unstuck.domain.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person lets a program do in their name (contract 7.1). It keeps the user levels that its owner had when it was
 * made; no change of the token changes them.
 *
 * @param name 1 to {@value #MAX_NAME_LENGTH} characters; no other token of the owner has it
 * @param validity how long an access token is good that this one gets: {@value #MIN_VALIDITY_SECONDS} to {@value
 *     #MAX_VALIDITY_SECONDS} seconds
 * @param lastUsed when it last got an access token, give or take a day
 */
public record PersonalAccessToken(
        TokenId id,
        String name,
        TokenOwner owner,
        Set<UserLevel> levels,
        Scopes scopes,
        Duration validity,
        Expiration expiration,
        SecretHash secret,
        Instant created,
        @Nullable Instant lastUsed) {

    public static final int MAX_NAME_LENGTH = 128;
    public static final int MIN_VALIDITY_SECONDS = 15;
    public static final int MAX_VALIDITY_SECONDS = 43_200;
    public static final Duration DEFAULT_VALIDITY = Duration.ofSeconds(MAX_VALIDITY_SECONDS);

    private static final Duration BETWEEN_NOTES_OF_USE = Duration.ofDays(1);

    public PersonalAccessToken {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("name must have 1 to " + MAX_NAME_LENGTH + " characters");
        }
        if (validity.compareTo(Duration.ofSeconds(MIN_VALIDITY_SECONDS)) < 0
                || validity.compareTo(Duration.ofSeconds(MAX_VALIDITY_SECONDS)) > 0) {
            throw new IllegalArgumentException("validity must be " + MIN_VALIDITY_SECONDS + " to "
                    + MAX_VALIDITY_SECONDS + " seconds, not " + validity);
        }
        levels = Set.copyOf(levels);
    }

    public Powers powers() {
        return new Powers(levels, scopes.names());
    }

    /** Whether it, and every access token it got, is still good. */
    public boolean isGood(Instant now) {
        return !expiration.isOver(now);
    }

    /** How long an access token is good that it gets now: never longer than the token itself. */
    public Duration validityFrom(Instant now) {
        Instant end = now.plus(validity);
        Instant own = expiration.at();
        return own != null && own.isBefore(end) ? Duration.between(now, own) : validity;
    }

    /** Whether so much time has passed since the last use noted that this one is worth noting. */
    public boolean isUseWorthNoting(Instant now) {
        return lastUsed == null || !now.isBefore(lastUsed.plus(BETWEEN_NOTES_OF_USE));
    }

    public PersonalAccessToken changed(String newName, Scopes newScopes, Expiration newExpiration) {
        return new PersonalAccessToken(
                id, newName, owner, levels, newScopes, validity, newExpiration, secret, created, lastUsed);
    }

    public PersonalAccessToken used(Instant at) {
        return new PersonalAccessToken(id, name, owner, levels, scopes, validity, expiration, secret, created, at);
    }
}
