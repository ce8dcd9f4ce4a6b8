package org.unstuck.application.port;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;

/** Requestable objects and sources kept in memory. */
public final class InMemoryRequestableObjects implements RequestableObjects {

    private static final InMemoryRows<RequestableObject> ROWS = new InMemoryRows<>(Map.of(
            RequestableObjectFields.ID, RequestableObject::id,
            RequestableObjectFields.TYPE, object -> object.type().name(),
            RequestableObjectFields.NAME, RequestableObject::name));

    /** The objects; also how tests and imports write them. */
    public final InMemoryImportedDocuments<ObjectReference, RequestableObject> objects;

    public final InMemoryImportedDocuments<String, Source> sources;

    public InMemoryRequestableObjects(InMemoryTransactions transactions) {
        objects =
                new InMemoryImportedDocuments<>(transactions, RequestableObject::reference, Comparator.naturalOrder());
        sources = new InMemoryImportedDocuments<>(transactions, Source::id, Comparator.naturalOrder());
    }

    @Override
    public List<RequestableObject> findAll(Collection<ObjectReference> references) {
        return objects.named(references);
    }

    @Override
    public List<Source> findSources(Collection<String> ids) {
        return sources.named(ids);
    }

    @Override
    public List<RequestableObject> page(RequestableObjectQuery query, Page page) {
        return wanted(query)
                .sorted(ROWS.order(query.selection().sort(), Comparator.comparing(RequestableObject::reference)))
                .skip(page.offset())
                .limit(page.limit())
                .toList();
    }

    @Override
    public long count(RequestableObjectQuery query) {
        return wanted(query).count();
    }

    private Stream<RequestableObject> wanted(RequestableObjectQuery query) {
        return objects.all().stream()
                .filter(object -> !query.onlyRequestable() || object.requestable())
                .filter(ROWS.matching(query.selection()));
    }
}
