package org.unstuck.persistence.directory;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.unstuck.persistence.jooq.tables.GovernanceGroup.GOVERNANCE_GROUP;
import static org.unstuck.persistence.jooq.tables.Identity.IDENTITY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.IdentityFields;
import org.unstuck.application.port.IdentityQuery;
import org.unstuck.application.port.Page;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.filter.ListColumns;

/** People as a table, and groups with the ids of their members in one row. */
public final class JooqIdentities implements Identities {

    private static final ListColumns COLUMNS = new ListColumns(Map.of(
            IdentityFields.ID, IDENTITY.ID,
            IdentityFields.ALIAS, IDENTITY.ALIAS,
            IdentityFields.EMAIL, IDENTITY.EMAIL,
            IdentityFields.FIRST_NAME, IDENTITY.FIRST_NAME,
            IdentityFields.LAST_NAME, IDENTITY.LAST_NAME,
            IdentityFields.NAME, IDENTITY.NAME));

    private final DSLContext sql;
    private final IdentityRows people = new IdentityRows();
    private final GovernanceGroupRows groups = new GovernanceGroupRows();

    public JooqIdentities(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Identity> findAll(Collection<String> ids) {
        return sql.selectFrom(IDENTITY)
                .where(IDENTITY.ID.eq(any(ArrayParameter.of(IDENTITY.ID, ids))))
                .orderBy(IDENTITY.ID)
                .fetch(people::toDocument);
    }

    @Override
    public List<GovernanceGroup> findGroups(Collection<String> ids) {
        return sql.selectFrom(GOVERNANCE_GROUP)
                .where(GOVERNANCE_GROUP.ID.eq(any(ArrayParameter.of(GOVERNANCE_GROUP.ID, ids))))
                .orderBy(GOVERNANCE_GROUP.ID)
                .fetch(groups::toDocument);
    }

    @Override
    public List<Identity> members(String governanceGroupId) {
        return sql.selectFrom(IDENTITY)
                .where(IDENTITY.ID.in(
                        select(field("unnest({0})", IDENTITY.ID.getDataType(), GOVERNANCE_GROUP.MEMBER_IDS))
                                .from(GOVERNANCE_GROUP)
                                .where(GOVERNANCE_GROUP.ID.eq(governanceGroupId))))
                .orderBy(IDENTITY.ID)
                .fetch(people::toDocument);
    }

    @Override
    public Set<String> groupsWith(String identityId) {
        return sql.select(GOVERNANCE_GROUP.ID)
                .from(GOVERNANCE_GROUP)
                // The only question about an array that its index answers.
                .where(condition("{0} @> array[cast({1} as text)]", GOVERNANCE_GROUP.MEMBER_IDS, val(identityId)))
                .fetchSet(GOVERNANCE_GROUP.ID);
    }

    @Override
    public boolean isManagerOf(String managerId, String identityId) {
        return sql.fetchExists(IDENTITY, IDENTITY.ID.eq(identityId).and(IDENTITY.MANAGER_ID.eq(managerId)));
    }

    @Override
    public List<Identity> page(IdentityQuery query, Page page) {
        return sql.selectFrom(IDENTITY)
                .where(matches(query))
                .orderBy(order(query.selection().sort()))
                .limit(page.limit())
                .offset(page.offset())
                .fetch(people::toDocument);
    }

    @Override
    public long count(IdentityQuery query) {
        return sql.fetchCount(IDENTITY, matches(query));
    }

    /** Total: by id, unless the sort says otherwise. */
    private static List<SortField<?>> order(Sort sort) {
        List<SortField<?>> order = new ArrayList<>(COLUMNS.order(sort));
        order.add(IDENTITY.ID.asc());
        return order;
    }

    private static Condition matches(IdentityQuery query) {
        return COLUMNS.matching(query.selection()).and(query.onlyComplete() ? isComplete() : noCondition());
    }

    /** As {@link Identity#isComplete} says. */
    private static Condition isComplete() {
        return IDENTITY.ALIAS
                .notIn(Identity.SYSTEM_ALIASES)
                .and(IDENTITY.LAST_NAME.isNotNull())
                .and(IDENTITY.EMAIL.isNotNull());
    }
}
