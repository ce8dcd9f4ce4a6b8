package org.unstuck.persistence.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jooq.Condition;
import org.junit.jupiter.api.Test;
import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;
import org.unstuck.persistence.PostgresDatabase;

/** What is asked of ids as texts means of the ids what it means of the texts. */
class HexColumnTest {

    private static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final ListField ID = new ListField("id", FieldType.TEXT, FieldType.TEXT.operators(), true);

    private static final InMemoryRows<UUID> ROWS = new InMemoryRows<>(Map.of(ID, id -> id));

    @Property(tries = 1_500)
    void aFilterWantsTheSameIdsAsTextsInMemory(@ForAll("asked") Asked asked) {
        Filter filter = new Filter.Comparison(ID, asked.operator(), asked.values());
        ListColumns columns = new ListColumns(Map.of(ID, val(asked.id())));

        assertThat(isTrue(columns.matching(Selection.ALL.and(filter))))
                .as("%s %s", asked.id(), filter)
                .isEqualTo(ROWS.matches(filter, asked.id()));
    }

    @Test
    void dashesAndCapitalsMeanNothing() {
        UUID id = UUID.fromString("2b838de9-db9b-abcf-e646-d4f274ad4238");
        ListColumns columns = new ListColumns(Map.of(ID, val(id)));

        for (String text : List.of(id.toString(), "2B838DE9DB9BABCFE646D4F274AD4238")) {
            assertThat(isTrue(columns.matching(
                            Selection.ALL.and(Filter.Comparison.of(ID, Operator.EQ, new Value.Text(text))))))
                    .isTrue();
        }
    }

    private static boolean isTrue(Condition condition) {
        return Boolean.TRUE.equals(
                DATABASE.sql().select(coalesce(field(condition), inline(false))).fetchOne(0, Boolean.class));
    }

    /** An id, and what is asked of it. */
    record Asked(UUID id, Operator operator, List<Value> values) {}

    @Provide
    Arbitrary<Asked> asked() {
        return Combinators.combine(ids(), Arbitraries.of(ID.operators()))
                .flatAs((id, operator) -> switch (operator.operands()) {
                    case NONE -> Arbitraries.just(new Asked(id, operator, List.of()));
                    case ONE -> texts(id).map(text -> new Asked(id, operator, List.of(text)));
                    case SEVERAL ->
                        texts(id).list().ofMinSize(1).ofMaxSize(3).map(texts -> new Asked(id, operator, texts));
                });
    }

    private static Arbitrary<UUID> ids() {
        return Arbitraries.oneOf(
                Arbitraries.of(new UUID(0, 0), new UUID(-1, -1), new UUID(0, -1), new UUID(-1, 0)),
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new));
    }

    /** The beginning of an id, dashes or not, and perhaps something behind it. */
    private static Arbitrary<Value> texts(UUID id) {
        Arbitrary<String> written = Arbitraries.of(id.toString(), id.toString().replace("-", ""));
        Arbitrary<String> beginning = Combinators.combine(
                        written, Arbitraries.integers().between(0, 36))
                .as((text, length) -> text.substring(0, Math.min(length, text.length())));
        Arbitrary<String> end = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.of("0", "9", "a", "f", "F", "A", "/", ":", "`", "g", "Z", "é", "𝄞", "-", " ", "\uffff")
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(several -> String.join("", several)));
        return Combinators.combine(beginning, end).as((first, last) -> new Value.Text(first + last));
    }
}
