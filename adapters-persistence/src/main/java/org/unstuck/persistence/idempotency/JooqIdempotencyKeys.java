package org.unstuck.persistence.idempotency;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.unstuck.persistence.jooq.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.unstuck.application.port.IdempotencyKeys;
import org.unstuck.persistence.jooq.tables.records.IdempotencyKeyRecord;
import org.unstuck.persistence.transaction.OpenTransaction;

/**
 * Used keys as a table. A claim is an advisory lock of the transaction, so it ends with it in whatever way that ends, and
 * the next one who gets it sees what was committed.
 */
public final class JooqIdempotencyKeys implements IdempotencyKeys {

    private final DSLContext sql;

    public JooqIdempotencyKeys(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public boolean claim(Key key) {
        OpenTransaction.require();
        return sql.fetchSingle(select(DSL.function(
                        "pg_try_advisory_xact_lock",
                        Boolean.class,
                        val(KeyDigests.of(key).lock()))))
                .value1();
    }

    // A statement of its own after the claim: what it sees must not be older than that.
    @Override
    public Optional<Use> find(Key key, Instant now) {
        KeyDigests digests = KeyDigests.of(key);
        return sql.selectFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.CLIENT.eq(digests.client()))
                .and(IDEMPOTENCY_KEY.KEY.eq(digests.key()))
                .and(IDEMPOTENCY_KEY.EXPIRES_AT.gt(now))
                .fetchOptional(row -> toUse(row, digests));
    }

    @Override
    public int count(String client, Instant now, int limit) {
        return sql.fetchCount(selectOne()
                .from(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.CLIENT.eq(KeyDigests.ofClient(client)))
                .and(IDEMPOTENCY_KEY.EXPIRES_AT.gt(now))
                .limit(limit));
    }

    @Override
    public void keep(Key key, Use use, Instant now) {
        OpenTransaction.require();
        KeyDigests digests = KeyDigests.of(key);
        int kept = sql.insertInto(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.CLIENT, digests.client())
                .set(IDEMPOTENCY_KEY.KEY, digests.key())
                .set(IDEMPOTENCY_KEY.FINGERPRINT, use.fingerprint())
                .set(IDEMPOTENCY_KEY.STATUS, use.answer().status())
                .set(IDEMPOTENCY_KEY.HEADERS, inTurn(use.answer().headers()))
                .set(IDEMPOTENCY_KEY.BODY, digests.seal(use.answer().body()))
                .set(IDEMPOTENCY_KEY.EXPIRES_AT, use.expires())
                .onConflict(IDEMPOTENCY_KEY.CLIENT, IDEMPOTENCY_KEY.KEY)
                .doUpdate()
                .setAllToExcluded()
                .where(IDEMPOTENCY_KEY.EXPIRES_AT.le(now))
                .execute();
        if (kept == 0) {
            throw new IllegalStateException("the key is in use");
        }
    }

    @Override
    public int removeExpired(Instant now, int atMost) {
        OpenTransaction.require();
        CommonTableExpression<Record2<byte[], byte[]>> expired = name("expired")
                .as(select(IDEMPOTENCY_KEY.CLIENT, IDEMPOTENCY_KEY.KEY)
                        .from(IDEMPOTENCY_KEY)
                        .where(IDEMPOTENCY_KEY.EXPIRES_AT.le(now))
                        .orderBy(IDEMPOTENCY_KEY.EXPIRES_AT)
                        .limit(atMost)
                        .forUpdate()
                        .skipLocked());
        return sql.with(expired)
                .delete(IDEMPOTENCY_KEY)
                .using(table(name("expired")))
                .where(IDEMPOTENCY_KEY.CLIENT.eq(expired.field(IDEMPOTENCY_KEY.CLIENT)))
                .and(IDEMPOTENCY_KEY.KEY.eq(expired.field(IDEMPOTENCY_KEY.KEY)))
                .execute();
    }

    private static Use toUse(IdempotencyKeyRecord row, KeyDigests digests) {
        return new Use(
                row.getFingerprint(),
                new Answer(row.getStatus(), headers(row.getHeaders()), digests.open(row.getBody())),
                row.getExpiresAt());
    }

    private static String[] inTurn(List<Answer.Header> headers) {
        return headers.stream()
                .flatMap(header -> Stream.of(header.name(), header.value()))
                .toArray(String[]::new);
    }

    private static List<Answer.Header> headers(String[] inTurn) {
        List<Answer.Header> headers = new ArrayList<>();
        for (int index = 0; index < inTurn.length; index += 2) {
            headers.add(new Answer.Header(inTurn[index], inTurn[index + 1]));
        }
        return headers;
    }
}
