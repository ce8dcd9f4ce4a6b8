package org.unstuck.persistence.directory;

import static org.unstuck.persistence.jooq.tables.Identity.IDENTITY;

import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.unstuck.domain.directory.Identity;
import org.unstuck.persistence.ArrayRows;

final class IdentityRows implements DocumentRows<String, Identity> {

    @Override
    public Table<?> table() {
        return IDENTITY;
    }

    @Override
    public String name(Identity identity) {
        return identity.id();
    }

    @Override
    public <T> List<Field<?>> nameColumns(ArrayRows<T> rows, Function<T, String> name) {
        return List.of(rows.column(IDENTITY.ID, name));
    }

    @Override
    public void columns(ArrayRows<Identity> rows) {
        rows.column(IDENTITY.NAME, Identity::name);
        rows.column(IDENTITY.ALIAS, Identity::alias);
        rows.column(IDENTITY.FIRST_NAME, Identity::firstName);
        rows.column(IDENTITY.LAST_NAME, Identity::lastName);
        rows.column(IDENTITY.EMAIL, Identity::email);
        rows.column(IDENTITY.STATUS, Identity::status);
        rows.column(IDENTITY.STATE, identity -> {
            Identity.State state = identity.state();
            return state == null ? null : state.name();
        });
        rows.column(IDENTITY.MANAGER_ID, Identity::managerId);
    }

    @Override
    public String toName(Record row) {
        return row.get(IDENTITY.ID);
    }

    @Override
    public Identity toDocument(Record row) {
        String state = row.get(IDENTITY.STATE);
        return new Identity(
                row.get(IDENTITY.ID),
                row.get(IDENTITY.NAME),
                row.get(IDENTITY.ALIAS),
                row.get(IDENTITY.FIRST_NAME),
                row.get(IDENTITY.LAST_NAME),
                row.get(IDENTITY.EMAIL),
                row.get(IDENTITY.STATUS),
                state == null ? null : Identity.State.valueOf(state),
                row.get(IDENTITY.MANAGER_ID));
    }
}
