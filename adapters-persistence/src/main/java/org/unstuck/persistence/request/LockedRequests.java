package org.unstuck.persistence.request;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Reads the requests of a chunk by the places of their columns. A close reads about two thousand rows at once; finding
 * each value of each by its name took longer than all else that it does here.
 */
final class LockedRequests {

    private final Map<UUID, Fact> facts;
    private final Map<UUID, List<RequestedItem>> items;

    private LockedRequests(Map<UUID, Fact> facts, Map<UUID, List<RequestedItem>> items) {
        this.facts = facts;
        this.items = items;
    }

    /** One row of what was said, as far as a close needs it. */
    private record Fact(
            @Nullable IdentitySummary requester,
            @Nullable IdentitySummary recipient,
            boolean hasItems,
            @Nullable List<String> errors) {}

    /**
     * Puts requests together.
     *
     * @param requests columns of {@link RequestRows#REQUEST}
     * @param facts run when the requests are locked: the tracking number and columns of {@link RequestRows#FACT}
     * @param items run when the requests are locked: the tracking number and columns of {@link RequestRows#ITEM}
     */
    static List<IdentityRequest> read(
            ResultQuery<?> requests,
            Function<List<UUID>, ResultQuery<?>> facts,
            Function<List<UUID>, ResultQuery<?>> items) {
        try {
            List<Row> rows = rows(requests);
            List<UUID> numbers = rows.stream().map(Row::number).toList();
            LockedRequests parts = new LockedRequests(facts(facts.apply(numbers)), items(items.apply(numbers)));
            return rows.stream().map(parts::toRequest).toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the locked requests cannot be read", e);
        }
    }

    private record Row(
            UUID number,
            @Nullable String type,
            Stage stage,
            @Nullable Status status,
            int revision,
            Instant created,
            @Nullable Instant modified,
            @Nullable Instant completed,
            @Nullable UUID closedBy,
            @Nullable List<String> warnings) {}

    private static List<Row> rows(ResultQuery<?> requests) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = requests.fetchResultSet()) {
            while (row.next()) {
                rows.add(new Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Stage.valueOf(row.getString(3)),
                        constant(row.getString(4), Status::valueOf),
                        row.getInt(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        instant(row, 7),
                        instant(row, 8),
                        row.getObject(9, UUID.class),
                        texts(row, 10)));
            }
        }
        return rows;
    }

    private static Map<UUID, Fact> facts(ResultQuery<?> query) throws SQLException {
        Map<UUID, Fact> facts = new HashMap<>();
        try (ResultSet row = query.fetchResultSet()) {
            while (row.next()) {
                facts.put(
                        row.getObject(1, UUID.class),
                        new Fact(
                                row.getBoolean(2) ? person(row, 5) : null,
                                row.getBoolean(3) ? person(row, 9) : null,
                                row.getBoolean(4),
                                texts(row, 13)));
            }
        }
        return facts;
    }

    private static Map<UUID, List<RequestedItem>> items(ResultQuery<?> query) throws SQLException {
        Map<UUID, List<RequestedItem>> items = new HashMap<>();
        try (ResultSet row = query.fetchResultSet()) {
            while (row.next()) {
                items.computeIfAbsent(row.getObject(1, UUID.class), number -> new ArrayList<>())
                        .add(new RequestedItem(
                                row.getString(2),
                                row.getBoolean(3) ? object(row) : null,
                                new AccountChange(
                                        constant(row.getString(9), Operation::valueOf),
                                        row.getString(10),
                                        row.getString(11),
                                        row.getString(12),
                                        row.getString(13)),
                                constant(row.getString(4), ApprovalState::valueOf),
                                constant(row.getString(5), ProvisioningState::valueOf)));
            }
        }
        return items;
    }

    private static RequestedObject object(ResultSet row) throws SQLException {
        return new RequestedObject(
                row.getString(6), row.getString(7), constant(row.getString(8), RequestedObject.Type::valueOf));
    }

    private static IdentitySummary person(ResultSet row, int from) throws SQLException {
        boolean completed = row.getBoolean(from + 3);
        Boolean known = row.wasNull() ? null : completed;
        return new IdentitySummary(row.getString(from), row.getString(from + 1), row.getString(from + 2), known);
    }

    private IdentityRequest toRequest(Row row) {
        Fact fact = facts.get(row.number());
        if (fact == null) {
            throw new IllegalStateException("request " + row.number() + " has lost what was said of it");
        }
        Submission submission = new Submission(
                new TrackingNumber(row.number()), row.type(), row.created(), fact.requester(), fact.recipient());
        Remarks remarks = new Remarks(row.warnings(), fact.errors());
        RequestedItems requested =
                fact.hasItems() ? new RequestedItems(items.getOrDefault(row.number(), List.of())) : null;
        return IdentityRequest.at(
                row.stage(),
                submission,
                row.status(),
                row.modified(),
                row.completed(),
                remarks,
                requested,
                row.revision(),
                row.closedBy() == null ? null : new CloseRunId(row.closedBy()));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable List<String> texts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : List.of((String[]) array.getArray());
    }

    private static <E extends Enum<E>> @Nullable E constant(@Nullable String name, Function<String, E> valueOf) {
        return name == null ? null : valueOf.apply(name);
    }
}
