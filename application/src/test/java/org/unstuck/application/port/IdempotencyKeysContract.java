package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.application.port.IdempotencyKeys.Answer;
import org.unstuck.application.port.IdempotencyKeys.Key;
import org.unstuck.application.port.IdempotencyKeys.Use;

/** What all {@link IdempotencyKeys} do. */
public abstract class IdempotencyKeysContract extends PortContract {

    private static final Instant NOW = Instant.parse("2026-11-23T15:21:00Z");
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final Key KEY = new Key("a client", "a key");

    protected abstract IdempotencyKeys keys();

    /** Does the work while somebody else, in another transaction, has claimed a key. */
    protected abstract void whileClaimedElsewhere(Key key, Runnable work);

    @Test
    void knowsNothingOfAKeyThatNobodyUsed() {
        assertThat(keys().find(KEY, NOW)).isEmpty();
        assertThat(keys().count("a client", NOW, 10)).isZero();
    }

    @Test
    void givesAnAnswerBackToTheByte() {
        byte[] everyByte = new byte[256];
        IntStream.range(0, 256).forEach(i -> everyByte[i] = (byte) i);
        Answer answer = new Answer(
                202,
                List.of(
                        new Answer.Header("Location", "/close-runs/1"),
                        new Answer.Header("Link", "<b>; rel=\"next\""),
                        new Answer.Header("Link", "<a>, é"),
                        new Answer.Header("X-Empty", "")),
                everyByte);

        keep(KEY, new Use("fingerprint", answer, NOW.plus(A_DAY)));

        Use kept = keys().find(KEY, NOW).orElseThrow();
        assertThat(kept.fingerprint()).isEqualTo("fingerprint");
        assertThat(kept.expires()).isEqualTo(NOW.plus(A_DAY));
        assertThat(kept.answer().status()).isEqualTo(202);
        assertThat(kept.answer().headers()).isEqualTo(answer.headers());
        assertThat(kept.answer().body()).isEqualTo(everyByte);
    }

    @Test
    void keepsAnAnswerWithoutHeadersAndBody() {
        keep(KEY, new Use("", new Answer(204, List.of(), new byte[0]), NOW.plus(A_DAY)));

        Use kept = keys().find(KEY, NOW).orElseThrow();
        assertThat(kept.answer().headers()).isEmpty();
        assertThat(kept.answer().body()).isEmpty();
    }

    @Test
    void keepsALargeAnswer() {
        byte[] body = "large ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);

        keep(KEY, new Use("", new Answer(200, List.of(), body), NOW.plus(A_DAY)));

        assertThat(keys().find(KEY, NOW).orElseThrow().answer().body()).isEqualTo(body);
    }

    @Test
    void keepsClientsAndKeysApart() {
        keep(KEY, use("one", NOW.plus(A_DAY)));
        keep(new Key("another client", "a key"), use("two", NOW.plus(A_DAY)));
        keep(new Key("a client", "A KEY"), use("three", NOW.plus(A_DAY)));

        assertThat(fingerprint(KEY, NOW)).contains("one");
        assertThat(fingerprint(new Key("another client", "a key"), NOW)).contains("two");
        assertThat(fingerprint(new Key("a client", "A KEY"), NOW)).contains("three");
        assertThat(fingerprint(new Key("a client", "a ke"), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "ünï €𝄞 \n'\"\\", "\ud800"})
    void takesAnyNameOfAClient(String client) {
        keep(new Key(client, "a key"), use("one", NOW.plus(A_DAY)));

        assertThat(fingerprint(new Key(client, "a key"), NOW)).contains("one");
        assertThat(keys().count(client, NOW, 10)).isEqualTo(1);
        assertThat(fingerprint(new Key(client + "?", "a key"), NOW)).isEmpty();
    }

    @Test
    void takesLongNamesAndKeys() {
        Key key = new Key("x".repeat(10_000), "~".repeat(Key.MAX_LENGTH));

        keep(key, use("one", NOW.plus(A_DAY)));

        assertThat(fingerprint(key, NOW)).contains("one");
    }

    @Test
    void knowsAUseUntilTheMomentItExpires() {
        keep(KEY, use("one", NOW.plus(A_DAY)));

        assertThat(fingerprint(KEY, NOW.plus(A_DAY).minus(A_MOMENT))).contains("one");
        assertThat(fingerprint(KEY, NOW.plus(A_DAY))).isEmpty();
    }

    @Test
    void takesAnExpiredKeyForANewUse() {
        keep(KEY, use("one", NOW));

        keep(KEY, use("two", NOW.plus(A_DAY)));

        assertThat(fingerprint(KEY, NOW)).contains("two");
    }

    @Test
    void neverReplacesAUseThatHasNotExpired() {
        keep(KEY, use("one", NOW.plus(A_MOMENT)));

        assertThatThrownBy(() -> keep(KEY, use("two", NOW.plus(A_DAY)))).isInstanceOf(IllegalStateException.class);

        assertThat(fingerprint(KEY, NOW)).contains("one");
    }

    @Test
    void keepsNothingOfATransactionThatIsUndone() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    keys().claim(KEY);
                    keys().keep(KEY, use("one", NOW.plus(A_DAY)), NOW);
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(fingerprint(KEY, NOW)).isEmpty();
        assertThat(inTransaction(() -> keys().claim(KEY))).isTrue();
    }

    @Test
    void givesAClaimToOneAtATime() {
        whileClaimedElsewhere(
                KEY,
                () -> inTransaction(() -> {
                    assertThat(keys().claim(KEY)).isFalse();
                    assertThat(keys().claim(new Key("a client", "another key"))).isTrue();
                    assertThat(keys().claim(new Key("another client", "a key"))).isTrue();
                }));

        assertThat(inTransaction(() -> keys().claim(KEY))).isTrue();
    }

    @Test
    void givesAClaimAgainToWhoHasIt() {
        inTransaction(() -> {
            assertThat(keys().claim(KEY)).isTrue();
            assertThat(keys().claim(KEY)).isTrue();
        });
    }

    @Test
    void countsTheKeysOfAClientThatHaveNotExpired() {
        IntStream.range(0, 4).forEach(i -> keep(new Key("a client", "key " + i), use("", NOW.plusSeconds(i))));
        keep(new Key("another client", "key"), use("", NOW.plus(A_DAY)));

        assertThat(keys().count("a client", NOW.minusSeconds(1), 10)).isEqualTo(4);
        assertThat(keys().count("a client", NOW, 10)).isEqualTo(3);
        assertThat(keys().count("a client", NOW, 2)).isEqualTo(2);
        assertThat(keys().count("a client", NOW.plusSeconds(3), 10)).isZero();
    }

    @Test
    void removesWhatHasExpiredInPortionsTheOldestFirst() {
        IntStream.range(0, 5)
                .forEach(i -> keep(new Key("client " + i, "a key"), use("", NOW.plusSeconds(i)), NOW.minusSeconds(1)));

        assertThat(removeExpired(NOW.plusSeconds(3), 3)).isEqualTo(3);
        assertThat(keysFoundEarlier()).containsExactly("client 3", "client 4");
        assertThat(removeExpired(NOW.plusSeconds(3), 3)).isEqualTo(1);
        assertThat(keysFoundEarlier()).containsExactly("client 4");
        assertThat(removeExpired(NOW.plusSeconds(3), 3)).isZero();
    }

    @Test
    void worksInTransactionsOnly() {
        assertThatThrownBy(() -> keys().claim(KEY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys().keep(KEY, use("", NOW.plus(A_DAY)), NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys().removeExpired(NOW, 1)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void knowsHowLongAKeyMayBe(int length) {
        assertThatThrownBy(() -> new Key("a client", "x".repeat(length)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key has 1 to 255 characters, not " + length);
    }

    protected final void keep(Key key, Use use) {
        keep(key, use, NOW);
    }

    private void keep(Key key, Use use, Instant now) {
        inTransaction(() -> {
            assertThat(keys().claim(key)).isTrue();
            keys().keep(key, use, now);
        });
    }

    protected static Use use(String fingerprint, Instant expires) {
        return new Use(fingerprint, new Answer(200, List.of(), new byte[0]), expires);
    }

    private Optional<String> fingerprint(Key key, Instant now) {
        return keys().find(key, now).map(Use::fingerprint);
    }

    private int removeExpired(Instant now, int atMost) {
        return inTransaction(() -> keys().removeExpired(now, atMost));
    }

    // What is still there, seen from a time when nothing had expired.
    private List<String> keysFoundEarlier() {
        return IntStream.range(0, 5)
                .mapToObj(i -> "client " + i)
                .filter(client -> keys().find(new Key(client, "a key"), NOW.minusSeconds(1))
                        .isPresent())
                .toList();
    }
}
