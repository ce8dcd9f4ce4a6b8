package org.unstuck.persistence.directory;

import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.unstuck.persistence.ArrayRows;

/** How documents of one kind are rows of one table. */
interface DocumentRows<K, D> {

    /** Its primary key is made of the fields of {@link #nameColumns}, in that order. */
    Table<?> table();

    K name(D document);

    /** Adds the columns that name a document. */
    <T> List<Field<?>> nameColumns(ArrayRows<T> rows, Function<T, K> name);

    /** Adds all other columns. */
    void columns(ArrayRows<D> rows);

    K toName(Record row);

    D toDocument(Record row);
}
