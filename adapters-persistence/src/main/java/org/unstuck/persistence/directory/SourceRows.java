package org.unstuck.persistence.directory;

import static org.unstuck.persistence.jooq.tables.Source.SOURCE;

import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.unstuck.domain.directory.Source;
import org.unstuck.persistence.ArrayRows;

final class SourceRows implements DocumentRows<String, Source> {

    @Override
    public Table<?> table() {
        return SOURCE;
    }

    @Override
    public String name(Source source) {
        return source.id();
    }

    @Override
    public <T> List<Field<?>> nameColumns(ArrayRows<T> rows, Function<T, String> name) {
        return List.of(rows.column(SOURCE.ID, name));
    }

    @Override
    public void columns(ArrayRows<Source> rows) {
        rows.column(SOURCE.NAME, Source::name);
        rows.column(SOURCE.OWNER_ID, Source::ownerId);
    }

    @Override
    public String toName(Record row) {
        return row.get(SOURCE.ID);
    }

    @Override
    public Source toDocument(Record row) {
        return new Source(row.get(SOURCE.ID), row.get(SOURCE.NAME), row.get(SOURCE.OWNER_ID));
    }
}
