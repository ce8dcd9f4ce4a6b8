package org.unstuck.persistence;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/** How an array of one type travels to PostgreSQL. */
interface SentArray<V> {

    // The driver spells ids and times, and PostgreSQL reads them letter by letter. A close sends thousands of them, so
    // they travel as PostgreSQL keeps them.
    SentArray<UUID> IDS = asKept(
            Oid.UUID_ARRAY,
            Oid.UUID,
            2 * Long.BYTES,
            (bytes, id) -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
    SentArray<Instant> TIMES =
            asKept(Oid.TIMESTAMPTZ_ARRAY, Oid.TIMESTAMPTZ, Long.BYTES, (bytes, time) -> bytes.putLong(kept(time)));

    Array over(Connection connection, @Nullable V[] values) throws SQLException;

    static <V> SentArray<V> byDriver(String elementType) {
        return (connection, values) -> connection.createArrayOf(elementType, values);
    }

    private static <V> SentArray<V> asKept(
            int arrayType, int elementType, int size, BiConsumer<ByteBuffer, V> element) {
        return (connection, values) -> {
            ByteBuffer bytes = ByteBuffer.allocate(5 * Integer.BYTES + values.length * (Integer.BYTES + size));
            int dimensions = 1;
            int mayHaveNulls = 1;
            int firstIndex = 1;
            bytes.putInt(dimensions).putInt(mayHaveNulls).putInt(elementType);
            bytes.putInt(values.length).putInt(firstIndex);
            for (V value : values) {
                if (value == null) {
                    bytes.putInt(-1);
                } else {
                    bytes.putInt(size);
                    element.accept(bytes, value);
                }
            }
            return new PgArray(
                    connection.unwrap(BaseConnection.class), arrayType, Arrays.copyOf(bytes.array(), bytes.position()));
        };
    }

    /** Microseconds since the beginning of 2000, rounded as PostgreSQL rounds a time that it reads. */
    private static long kept(Instant time) {
        long seconds = Math.subtractExact(time.getEpochSecond(), 946_684_800L);
        return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), (long) Math.rint(time.getNano() / 1_000.0));
    }
}
