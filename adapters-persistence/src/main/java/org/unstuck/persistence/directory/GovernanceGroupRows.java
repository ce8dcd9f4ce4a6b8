package org.unstuck.persistence.directory;

import static org.unstuck.persistence.jooq.tables.GovernanceGroup.GOVERNANCE_GROUP;

import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.persistence.ArrayRows;

final class GovernanceGroupRows implements DocumentRows<String, GovernanceGroup> {

    @Override
    public Table<?> table() {
        return GOVERNANCE_GROUP;
    }

    @Override
    public String name(GovernanceGroup group) {
        return group.id();
    }

    @Override
    public <T> List<Field<?>> nameColumns(ArrayRows<T> rows, Function<T, String> name) {
        return List.of(rows.column(GOVERNANCE_GROUP.ID, name));
    }

    @Override
    public void columns(ArrayRows<GovernanceGroup> rows) {
        rows.column(GOVERNANCE_GROUP.NAME, GovernanceGroup::name);
        rows.listColumn(GOVERNANCE_GROUP.MEMBER_IDS, GovernanceGroup::memberIds);
    }

    @Override
    public String toName(Record row) {
        return row.get(GOVERNANCE_GROUP.ID);
    }

    @Override
    public GovernanceGroup toDocument(Record row) {
        return new GovernanceGroup(
                row.get(GOVERNANCE_GROUP.ID),
                row.get(GOVERNANCE_GROUP.NAME),
                List.of(row.get(GOVERNANCE_GROUP.MEMBER_IDS)));
    }
}
