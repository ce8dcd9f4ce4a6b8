package org.unstuck.domain.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Personal access tokens to test with. */
public final class TokenFixture {

    public static final Instant MADE_AT = Instant.parse("2026-11-02T08:00:00.123Z");
    public static final TokenOwner ADA = new TokenOwner("ada".repeat(10), "Ada");
    public static final TokenOwner BOB = new TokenOwner("bob".repeat(10), "Bob");
    public static final Powers ADMINISTRATOR = new Powers(Set.of(UserLevel.ORG_ADMIN), Set.of(Scopes.ALL));
    public static final Expiration NEVER = new Expiration(null, true);

    private TokenFixture() {}

    public static TokenId tokenId(int number) {
        return new TokenId(new UUID(0x7061_7400L, number));
    }

    /** One that can do everything for ever; later ones are younger. */
    public static PersonalAccessToken token(int number, TokenOwner owner) {
        return new PersonalAccessToken(
                tokenId(number),
                "token " + number,
                owner,
                Set.of(UserLevel.ORG_ADMIN),
                Scopes.EVERYTHING,
                Duration.ofHours(12),
                NEVER,
                SecretHash.of("secret " + number),
                MADE_AT.plusSeconds(number),
                null);
    }

    /** One with something in every field. */
    public static PersonalAccessToken detailedToken(int number, TokenOwner owner) {
        return new PersonalAccessToken(
                tokenId(number),
                "ünï 'token' " + number + " €𝄞",
                owner,
                Set.of(UserLevel.CERT_ADMIN, UserLevel.SOURCE_SUBADMIN),
                Scopes.of(Set.of("idn:access-request:manage")),
                Duration.ofSeconds(15),
                new Expiration(MADE_AT.plus(Duration.ofDays(30)), false),
                SecretHash.of("secret " + number),
                MADE_AT.plusSeconds(number),
                MADE_AT.plus(Duration.ofDays(2)));
    }
}
