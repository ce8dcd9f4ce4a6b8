package org.unstuck.persistence.directory;

import static org.jooq.impl.DSL.noCondition;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.unstuck.application.port.ImportedDocuments;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Documents of the directory, each kind in a table of its own with a row for each. */
public final class JooqImportedDocuments<K, D> implements ImportedDocuments<K, D> {

    private final DSLContext sql;
    private final DocumentRows<K, D> rows;

    private JooqImportedDocuments(DSLContext sql, DocumentRows<K, D> rows) {
        this.sql = sql;
        this.rows = rows;
    }

    public static ImportedDocuments<String, Identity> identities(DSLContext sql) {
        return new JooqImportedDocuments<>(sql, new IdentityRows());
    }

    public static ImportedDocuments<String, GovernanceGroup> governanceGroups(DSLContext sql) {
        return new JooqImportedDocuments<>(sql, new GovernanceGroupRows());
    }

    public static ImportedDocuments<String, Source> sources(DSLContext sql) {
        return new JooqImportedDocuments<>(sql, new SourceRows());
    }

    public static ImportedDocuments<ObjectReference, RequestableObject> requestableObjects(DSLContext sql) {
        return new JooqImportedDocuments<>(sql, new RequestableObjectRows());
    }

    @Override
    public List<D> lock(Collection<K> keys) {
        OpenTransaction.require();
        ArrayRows<K> wanted = ArrayRows.of("wanted", List.copyOf(keys));
        Condition isWanted = isNamed(rows.nameColumns(wanted, Function.identity()));
        return sql.select(rows.table().fields())
                .from(rows.table())
                .join(wanted.table())
                .on(isWanted)
                .orderBy(primaryKey())
                .forNoKeyUpdate()
                .of(rows.table())
                .fetch(rows::toDocument);
    }

    /** Goes in the order of locks: two transactions that add the same wait for each other, not in a circle. */
    @Override
    public Set<K> add(List<D> documents) {
        OpenTransaction.require();
        ArrayRows<D> added = ArrayRows.of("document", documents);
        rows.columns(added);
        List<Field<?>> name = rows.nameColumns(added, rows::name);
        return new HashSet<>(sql.insertInto(rows.table(), added.targets())
                .select(added.select().orderBy(name))
                .onConflictDoNothing()
                .returningResult(primaryKey())
                .fetch(rows::toName));
    }

    @Override
    public void replace(List<D> documents) {
        OpenTransaction.require();
        ArrayRows<D> replacing = ArrayRows.of("document", documents);
        rows.columns(replacing);
        Map<Field<?>, Field<?>> assignments = replacing.assignments();
        Condition isNamed = isNamed(rows.nameColumns(replacing, rows::name));
        int updated = sql.update(rows.table())
                .set(assignments)
                .from(replacing.table())
                .where(isNamed)
                .execute();
        if (updated != documents.size()) {
            throw new IllegalStateException("%d of %d documents to replace are not here"
                    .formatted(documents.size() - updated, documents.size()));
        }
    }

    private Condition isNamed(List<Field<?>> name) {
        List<? extends Field<?>> key = primaryKey();
        Condition condition = noCondition();
        for (int position = 0; position < name.size(); position++) {
            condition = condition.and(equal(key.get(position), name.get(position)));
        }
        return condition;
    }

    private List<? extends Field<?>> primaryKey() {
        return Objects.requireNonNull(rows.table().getPrimaryKey()).getFields();
    }

    // Each column of a key is compared with the one that was made after it.
    @SuppressWarnings("unchecked")
    private static <V> Condition equal(Field<V> one, Field<?> other) {
        return one.eq((Field<V>) other);
    }
}
