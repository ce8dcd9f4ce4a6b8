package org.unstuck.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ArrayParameterTest {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    @Test
    void bringsValuesOfEveryTypeAndWhatIsMissingToPostgres() {
        assertThat(sent(SQLDataType.BOOLEAN, true, null, false)).containsExactly("true", null, "false");
        assertThat(sent(SQLDataType.INTEGER, 1, null, -2)).containsExactly("1", null, "-2");
        assertThat(sent(SQLDataType.BIGINT, Long.MAX_VALUE, null)).containsExactly("9223372036854775807", null);
        assertThat(sent(SQLDataType.CLOB, "a \"quoted\", {one}\\", null, "", "NULL", "ü"))
                .containsExactly("a \"quoted\", {one}\\", null, "", "NULL", "ü");
        assertThat(sent(SQLDataType.JSON, JSON.valueOf("{\"a\":\"b\"}"), null)).containsExactly("{\"a\":\"b\"}", null);
    }

    @Test
    void bringsIdsToPostgresAsTheyAreSpelled() {
        UUID id = UUID.fromString("f0e1d2c3-b4a5-9687-7869-5a4b3c2d1e0f");

        assertThat(sent(SQLDataType.UUID, id, null, new UUID(0, 1)))
                .containsExactly(id.toString(), null, "00000000-0000-0000-0000-000000000001");
    }

    @Test
    void bringsTimesToPostgresAsItWouldReadThem() {
        for (String time : List.of(
                "2026-11-29T15:44:30.123456Z",
                "2026-11-29T15:44:30.123456499Z",
                "2026-11-29T15:44:30.123456500Z",
                "2026-11-29T15:44:59.999999500Z",
                "2000-01-01T00:00:00Z",
                "1999-12-31T23:59:59.999999999Z",
                "1969-12-31T23:59:59.000001Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z")) {
            assertThat(sent(SQLDataType.INSTANT, Instant.parse(time), null))
                    .as(time)
                    .containsExactly(
                            database.sql()
                                    .fetchSingle("select ({0}::timestamptz)::text", time)
                                    .get(0, String.class),
                            null);
        }
    }

    @Test
    void bringsNothingAsAnEmptyArray() {
        assertThat(sent(SQLDataType.UUID)).isEmpty();
        assertThat(sent(SQLDataType.INSTANT)).isEmpty();
        assertThat(sent(SQLDataType.CLOB)).isEmpty();
    }

    /** The values as PostgreSQL spells them, in the order of the array, which begins with 1. */
    @SafeVarargs
    private <V> List<@Nullable String> sent(DataType<V> type, @Nullable V... values) {
        Field<V[]> array = ArrayParameter.of(field(name("value"), type), Arrays.asList(values));
        return database.sql()
                .fetchValues(select(field("(sent.a)[position]::text", String.class))
                        .from(
                                table("(select {0}) as sent(a)", array),
                                table("generate_series(1, cardinality(sent.a)) position"))
                        .orderBy(field("position")));
    }
}
