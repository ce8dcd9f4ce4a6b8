package org.unstuck.persistence.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.persistence.jooq.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.IdempotencyKeys;
import org.unstuck.application.port.IdempotencyKeysContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.persistence.PostgresDatabase;

class JooqIdempotencyKeysTest extends IdempotencyKeysContract {

    private static final Instant NOW = Instant.parse("2026-11-23T15:21:00Z");

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdempotencyKeys keys = new JooqIdempotencyKeys(database.sql());

    @Override
    protected IdempotencyKeys keys() {
        return keys;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Override
    protected void whileClaimedElsewhere(IdempotencyKeys.Key key, Runnable work) {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch claimed = new CountDownLatch(1);
        CompletableFuture<Boolean> claim = meanwhile(() -> inTransaction(() -> {
            boolean isClaimed = keys.claim(key);
            claimed.countDown();
            await(done);
            return isClaimed;
        }));
        await(claimed);
        try {
            work.run();
        } finally {
            done.countDown();
        }
        assertThat(claim).succeedsWithin(SOON).isEqualTo(true);
    }

    @Test
    void removesWithoutWaitingForAnotherNodeWhatThatOneDoesNotRemove() {
        IntStream.range(0, 5).forEach(i -> keep(new IdempotencyKeys.Key("client", "key " + i), use("", NOW)));

        int others = inTransaction(() -> {
            assertThat(keys.removeExpired(NOW, 2)).isEqualTo(2);
            return meanwhile(() -> inTransaction(() -> keys.removeExpired(NOW, 10)))
                    .join();
        });

        assertThat(others).isEqualTo(3);
        assertThat(database.sql().fetchCount(IDEMPOTENCY_KEY)).isZero();
    }

    @Test
    void leavesAKeyAloneThatSomebodyIsUsingAnew() {
        IdempotencyKeys.Key key = new IdempotencyKeys.Key("client", "key");
        keep(key, use("before", NOW));

        int removed = inTransaction(() -> {
            keys.claim(key);
            keys.keep(key, use("anew", NOW.plusSeconds(1)), NOW);
            return meanwhile(() -> inTransaction(() -> keys.removeExpired(NOW, 10)))
                    .join();
        });

        assertThat(removed).isZero();
        assertThat(keys.find(key, NOW).orElseThrow().fingerprint()).isEqualTo("anew");
    }

    @Test
    void writesNothingOfABodyOrAKeyThatCanBeReadWithoutTheKey() {
        String secret = "a secret that is told once";
        IdempotencyKeys.Answer answer =
                new IdempotencyKeys.Answer(200, List.of(), secret.getBytes(StandardCharsets.UTF_8));

        keep(
                new IdempotencyKeys.Key("client", "key-of-client"),
                new IdempotencyKeys.Use("", answer, NOW.plusSeconds(1)));
        keep(new IdempotencyKeys.Key("client", "another key"), new IdempotencyKeys.Use("", answer, NOW.plusSeconds(1)));

        String rows = database.sql()
                .fetch("select row_to_json(k) from idempotency_key k")
                .formatCSV();
        assertThat(rows).doesNotContain(hex(secret), secret, hex("key-of-client"), "key-of-client");
        assertThat(database.sql().fetchValues(IDEMPOTENCY_KEY.BODY))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(body -> assertThat(body).hasSize(12 + secret.length() + 16));
    }

    @Test
    void refusesToGiveBackABodyThatSomebodyChanged() {
        IdempotencyKeys.Key key = new IdempotencyKeys.Key("client", "key");
        keep(key, use("", NOW.plusSeconds(1)));
        database.sql().execute("update idempotency_key set body = set_byte(body, 20, 1 # get_byte(body, 20))");

        assertThatThrownBy(() -> keys.find(key, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a kept answer is not as it was written");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void needsFourStatementsForAnAnswer() {
        IdempotencyKeys.Key key = new IdempotencyKeys.Key("client", "key");

        List<Query> statements = database.statementsOf(() -> inTransaction(() -> {
            keys.claim(key);
            keys.find(key, NOW);
            keys.count("client", NOW, 10_000);
            keys.keep(key, use("", NOW.plusSeconds(1)), NOW);
        }));

        assertThat(statements).hasSize(4);
    }
}
