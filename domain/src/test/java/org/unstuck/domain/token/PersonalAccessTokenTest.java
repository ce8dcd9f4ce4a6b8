package org.unstuck.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.token.TokenFixture.ADA;
import static org.unstuck.domain.token.TokenFixture.MADE_AT;
import static org.unstuck.domain.token.TokenFixture.NEVER;
import static org.unstuck.domain.token.TokenFixture.detailedToken;
import static org.unstuck.domain.token.TokenFixture.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalAccessTokenTest {

    private static final Instant END = MADE_AT.plus(Duration.ofDays(30));

    @Test
    void isGoodUntilItsEnd() {
        PersonalAccessToken token = detailedToken(1, ADA);

        assertThat(token.isGood(END.minusMillis(1))).isTrue();
        assertThat(token.isGood(END)).isFalse();
        assertThat(token(1, ADA).isGood(Instant.MAX)).isTrue();
    }

    @Test
    void givesNoAccessTokenThatOutlivesIt() {
        PersonalAccessToken token = detailedToken(1, ADA);

        assertThat(token.validityFrom(END.minusSeconds(16))).isEqualTo(Duration.ofSeconds(15));
        assertThat(token.validityFrom(END.minusSeconds(15))).isEqualTo(Duration.ofSeconds(15));
        assertThat(token.validityFrom(END.minusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(token(1, ADA).validityFrom(END)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void hasItsUseNotedOnceADay() {
        PersonalAccessToken unused = token(1, ADA);
        PersonalAccessToken used = unused.used(MADE_AT);

        assertThat(unused.isUseWorthNoting(MADE_AT)).isTrue();
        assertThat(used.isUseWorthNoting(MADE_AT.plus(Duration.ofDays(1)).minusMillis(1)))
                .isFalse();
        assertThat(used.isUseWorthNoting(MADE_AT.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void keepsItsLevelsWhateverChanges() {
        PersonalAccessToken token = detailedToken(1, ADA);

        PersonalAccessToken changed = token.changed("another", Scopes.EVERYTHING, NEVER);

        assertThat(changed.levels()).isEqualTo(token.levels());
        assertThat(changed.secret()).isEqualTo(token.secret());
        assertThat(changed.powers()).isEqualTo(new Powers(token.levels(), Set.of(Scopes.ALL)));
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 43_201, 0, -1})
    void refusesAValidityOutOfBounds(int seconds) {
        PersonalAccessToken token = token(1, ADA);

        assertThatThrownBy(() -> new PersonalAccessToken(
                        token.id(),
                        token.name(),
                        token.owner(),
                        token.levels(),
                        token.scopes(),
                        Duration.ofSeconds(seconds),
                        token.expiration(),
                        token.secret(),
                        token.created(),
                        null))
                .hasMessageStartingWith("validity must be 15 to 43200 seconds");
    }

    @Test
    void refusesANameOutOfBounds() {
        PersonalAccessToken token = token(1, ADA);

        assertThatThrownBy(() -> token.changed(" ", Scopes.EVERYTHING, NEVER))
                .hasMessage("name must have 1 to 128 characters");
        assertThatThrownBy(() -> token.changed("x".repeat(129), Scopes.EVERYTHING, NEVER))
                .hasMessage("name must have 1 to 128 characters");
        assertThat(token.changed("x".repeat(128), Scopes.EVERYTHING, NEVER).name())
                .hasSize(128);
    }

    @Test
    void goesOnForEverOnlyWhenItsOwnerKnows() {
        assertThatThrownBy(() -> new Expiration(null, false))
                .hasMessage("at must be there unless knowinglyNever is true");
        assertThat(Expiration.isAllowed(null, true)).isTrue();
        assertThat(Expiration.isAllowed(END, false)).isTrue();
        assertThat(Expiration.isAllowed(null, false)).isFalse();
    }

    @Test
    void showsItsSecretToNobody() {
        PersonalAccessToken token = token(1, ADA);
        TokenSecret secret = new TokenSecret("0123456789abcdef".repeat(4));

        assertThat(token.toString()).doesNotContain(token.secret().hex());
        assertThat(secret.toString()).doesNotContain("0123");
        assertThat(secret.hash().isOf(secret.value())).isTrue();
        assertThat(secret.hash().isOf(secret.value() + "0")).isFalse();
        assertThat(secret.hash().hex()).isNotEqualTo(secret.value());
    }

    @Test
    void isOneOfTenWithANameOfItsOwn() {
        List<PersonalAccessToken> nine =
                IntStream.range(0, 9).mapToObj(i -> token(i, ADA)).toList();
        TokensOfOwner tokens = new TokensOfOwner(nine);

        assertThat(tokens.whyNotAdd(token(9, ADA))).isEmpty();
        assertThat(tokens.whyNotAdd(token(10, ADA).changed("token 3", Scopes.EVERYTHING, NEVER)))
                .contains(new TokenRefusal.NameTaken("token 3"));
        assertThat(tokens.whyNotKeep(nine.get(3))).isEmpty();
        assertThat(tokens.whyNotKeep(nine.get(4).changed("token 3", Scopes.EVERYTHING, NEVER)))
                .contains(new TokenRefusal.NameTaken("token 3"));

        List<PersonalAccessToken> ten =
                IntStream.range(0, 10).mapToObj(i -> token(i, ADA)).toList();
        assertThat(new TokensOfOwner(ten).whyNotAdd(token(10, ADA))).contains(new TokenRefusal.LimitReached(10));
    }
}
