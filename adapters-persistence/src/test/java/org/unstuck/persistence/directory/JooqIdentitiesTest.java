package org.unstuck.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.IN;
import static org.unstuck.application.filter.Operator.SW;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.IdentitiesContract;
import org.unstuck.application.port.IdentityFields;
import org.unstuck.application.port.IdentityQuery;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.persistence.PostgresDatabase;

class JooqIdentitiesTest extends IdentitiesContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final Identities identities = new JooqIdentities(database.sql());

    @Override
    protected Identities identities() {
        return identities;
    }

    @Override
    protected void keep(Identity... people) {
        inTransaction(() -> JooqImportedDocuments.identities(database.sql()).add(Arrays.asList(people)));
    }

    @Override
    protected void keep(GovernanceGroup... groups) {
        inTransaction(
                () -> JooqImportedDocuments.governanceGroups(database.sql()).add(Arrays.asList(groups)));
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Test
    void servesEveryFilterAndTheSortFromAnIndex() {
        keepMany();

        assertThat(plan(filteredBy(IdentityFields.ID, EQ, "x1"))).contains("identity_folded_id");
        assertThat(plan(filteredBy(IdentityFields.ID, IN, "x1", "x2"))).contains("identity_folded_id");
        Stream.of(EQ, SW).forEach(operator -> {
            assertThat(plan(filteredBy(IdentityFields.ALIAS, operator, "alias77")))
                    .contains("identity_folded_alias");
            assertThat(plan(filteredBy(IdentityFields.EMAIL, operator, "email77")))
                    .contains("identity_folded_email");
            assertThat(plan(filteredBy(IdentityFields.FIRST_NAME, operator, "first77")))
                    .contains("identity_folded_first_name");
            assertThat(plan(filteredBy(IdentityFields.LAST_NAME, operator, "last77")))
                    .contains("identity_folded_last_name");
        });
        Stream.of(true, false)
                .forEach(isDescending -> assertThat(plan(new IdentityQuery(
                                false,
                                new Selection(
                                        null, new Sort(List.of(new Sort.Key(IdentityFields.NAME, isDescending)))))))
                        .contains("identity_folded_name"));
        assertThat(plan(IdentityQuery.ALL)).contains("identity_pkey");
    }

    @Test
    void findsMembersAndManagersByThePrimaryKey() {
        keepMany();
        keep(new GovernanceGroup("g", "g", List.of("x1", "x2", "x3")));

        assertThat(planOf(() -> identities.members("g"))).contains("identity_pkey");
        assertThat(planOf(() -> identities.findAll(List.of("x1", "x2")))).contains("identity_pkey");
        assertThat(planOf(() -> identities.isManagerOf("x1", "x2"))).contains("identity_pkey");
    }

    private void keepMany() {
        database.sql().execute("""
                insert into identity (id, name, alias, first_name, last_name, email)
                select 'x' || n, 'Name' || n, 'alias' || n, 'First' || n, 'Last' || n, 'email' || n
                from generate_series(1, 20000) n
                """);
        database.sql().execute("analyze identity");
    }

    private String plan(IdentityQuery query) {
        return planOf(() -> identities.page(query, new Page(10, 0)));
    }

    private String planOf(Runnable work) {
        Query query = database.statementsOf(work).getFirst();
        String plan = database.sql()
                .fetch("explain " + query.getSQL(ParamType.INLINED))
                .format();
        assertThat(plan).doesNotContain("Seq Scan on identity");
        return plan;
    }

    private static IdentityQuery filteredBy(ListField field, Operator operator, String... texts) {
        return new IdentityQuery(
                false,
                Selection.ALL.and(new Comparison(
                        field,
                        operator,
                        Stream.of(texts).<Value>map(Value.Text::new).toList())));
    }
}
