package org.unstuck.persistence.directory;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.unstuck.persistence.jooq.tables.RequestableObject.REQUESTABLE_OBJECT;
import static org.unstuck.persistence.jooq.tables.Source.SOURCE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestableObjectFields;
import org.unstuck.application.port.RequestableObjectQuery;
import org.unstuck.application.port.RequestableObjects;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.filter.ListColumns;

/** Requestable objects and sources as a table each. */
public final class JooqRequestableObjects implements RequestableObjects {

    private static final ListColumns COLUMNS = new ListColumns(Map.of(
            RequestableObjectFields.ID, REQUESTABLE_OBJECT.ID,
            RequestableObjectFields.TYPE, REQUESTABLE_OBJECT.TYPE,
            RequestableObjectFields.NAME, REQUESTABLE_OBJECT.NAME));

    private final DSLContext sql;
    private final RequestableObjectRows objects = new RequestableObjectRows();
    private final SourceRows sources = new SourceRows();

    public JooqRequestableObjects(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<RequestableObject> findAll(Collection<ObjectReference> references) {
        ArrayRows<ObjectReference> wanted = ArrayRows.of("wanted", List.copyOf(Set.copyOf(references)));
        Field<String> id = wanted.column(REQUESTABLE_OBJECT.ID, ObjectReference::id);
        Field<String> type = wanted.column(
                REQUESTABLE_OBJECT.TYPE, reference -> reference.type().name());
        return sql.select(REQUESTABLE_OBJECT.fields())
                .from(REQUESTABLE_OBJECT)
                .join(wanted.table())
                .on(REQUESTABLE_OBJECT.ID.eq(id), REQUESTABLE_OBJECT.TYPE.eq(type))
                .orderBy(REQUESTABLE_OBJECT.ID, REQUESTABLE_OBJECT.TYPE)
                .fetch(objects::toDocument);
    }

    @Override
    public List<Source> findSources(Collection<String> ids) {
        return sql.selectFrom(SOURCE)
                .where(SOURCE.ID.eq(any(ArrayParameter.of(SOURCE.ID, ids))))
                .orderBy(SOURCE.ID)
                .fetch(sources::toDocument);
    }

    @Override
    public List<RequestableObject> page(RequestableObjectQuery query, Page page) {
        return sql.selectFrom(REQUESTABLE_OBJECT)
                .where(matches(query))
                .orderBy(order(query.selection().sort()))
                .limit(page.limit())
                .offset(page.offset())
                .fetch(objects::toDocument);
    }

    @Override
    public long count(RequestableObjectQuery query) {
        return sql.fetchCount(REQUESTABLE_OBJECT, matches(query));
    }

    /** Total: by what names an object, unless the sort says otherwise. */
    private static List<SortField<?>> order(Sort sort) {
        List<SortField<?>> order = new ArrayList<>(COLUMNS.order(sort));
        order.add(REQUESTABLE_OBJECT.ID.asc());
        order.add(REQUESTABLE_OBJECT.TYPE.asc());
        return order;
    }

    private static Condition matches(RequestableObjectQuery query) {
        return COLUMNS.matching(query.selection())
                .and(query.onlyRequestable() ? REQUESTABLE_OBJECT.REQUESTABLE.isTrue() : noCondition());
    }
}
