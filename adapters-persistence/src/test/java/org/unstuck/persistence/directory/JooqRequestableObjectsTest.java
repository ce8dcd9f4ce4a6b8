package org.unstuck.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.directory.DirectoryFixture.role;
import static org.unstuck.domain.directory.DirectoryFixture.roleReference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestableObjectFields;
import org.unstuck.application.port.RequestableObjectQuery;
import org.unstuck.application.port.RequestableObjects;
import org.unstuck.application.port.RequestableObjectsContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.persistence.PostgresDatabase;

class JooqRequestableObjectsTest extends RequestableObjectsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final RequestableObjects requestableObjects = new JooqRequestableObjects(database.sql());

    @Override
    protected RequestableObjects requestableObjects() {
        return requestableObjects;
    }

    @Override
    protected void keep(RequestableObject... objects) {
        inTransaction(
                () -> JooqImportedDocuments.requestableObjects(database.sql()).add(Arrays.asList(objects)));
    }

    @Override
    protected void keep(Source... sources) {
        inTransaction(() -> JooqImportedDocuments.sources(database.sql()).add(Arrays.asList(sources)));
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Test
    void findsManyByOneStatementAndThePrimaryKey() {
        keepMany();
        List<ObjectReference> references = IntStream.range(0, 5)
                .mapToObj(number -> roleReference("r" + number))
                .toList();

        String plan =
                planOf(() -> assertThat(requestableObjects.findAll(references)).hasSize(5));

        assertThat(plan).contains("requestable_object_pkey");
    }

    @Test
    void servesFiltersFromAnIndex() {
        keepMany();

        assertThat(plan(RequestableObjectFields.ID, Operator.EQ, "r77")).contains("requestable_object_folded_id");
        assertThat(plan(RequestableObjectFields.NAME, Operator.EQ, "role77"))
                .contains("requestable_object_folded_name");
        assertThat(plan(RequestableObjectFields.NAME, Operator.SW, "role77"))
                .contains("requestable_object_folded_name");
        assertThat(plan(RequestableObjectFields.TYPE, Operator.EQ, "ENTITLEMENT"))
                .contains("requestable_object_folded_type");
    }

    private void keepMany() {
        keep(IntStream.range(0, 5_000)
                .mapToObj(number -> role("r" + number, "Role" + number))
                .toArray(RequestableObject[]::new));
        database.sql().execute("analyze requestable_object");
    }

    private String plan(ListField field, Operator operator, String text) {
        RequestableObjectQuery query = new RequestableObjectQuery(
                true, Selection.ALL.and(Comparison.of(field, operator, new Value.Text(text))));
        return planOf(() -> requestableObjects.page(query, new Page(10, 0)));
    }

    private String planOf(Runnable work) {
        List<Query> statements = database.statementsOf(work);
        assertThat(statements).hasSize(1);
        String plan = database.sql()
                .fetch("explain " + statements.getFirst().getSQL(ParamType.INLINED))
                .format();
        assertThat(plan).doesNotContain("Seq Scan on requestable_object");
        return plan;
    }
}
