package org.unstuck.application.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestableObjectQuery;
import org.unstuck.application.port.RequestableObjects;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;

/** Use case: look at what can be asked for. */
public final class ReadRequestableObjects {

    private final RequestableObjects requestableObjects;
    private final Identities identities;

    public ReadRequestableObjects(RequestableObjects requestableObjects, Identities identities) {
        this.requestableObjects = requestableObjects;
        this.identities = identities;
    }

    public List<Described> page(RequestableObjectQuery query, Page page) {
        List<RequestableObject> objects = requestableObjects.page(query, page);
        Map<String, Identity> owners = found(objects, RequestableObject::ownerId, identities::findAll, Identity::id);
        Map<String, Source> sources =
                found(objects, RequestableObject::sourceId, requestableObjects::findSources, Source::id);
        return objects.stream()
                .map(object -> new Described(object, owners.get(object.ownerId()), sources.get(object.sourceId())))
                .toList();
    }

    public long count(RequestableObjectQuery query) {
        return requestableObjects.count(query);
    }

    private static <T> Map<@Nullable String, T> found(
            List<RequestableObject> objects,
            Function<RequestableObject, @Nullable String> named,
            Function<Collection<String>, List<T>> find,
            Function<T, String> id) {
        Set<String> ids = objects.stream().map(named).filter(Objects::nonNull).collect(Collectors.toSet());
        // Asked for what an object does not name, too; not every map can be.
        Map<@Nullable String, T> found = new HashMap<>();
        if (!ids.isEmpty()) {
            find.apply(ids).forEach(one -> found.put(id.apply(one), one));
        }
        return found;
    }

    /**
     * An object with those it names.
     *
     * @param owner absent when there is none, or none who is known
     * @param source absent when there is none, or none that is known
     */
    public record Described(
            RequestableObject object,
            @Nullable Identity owner,
            @Nullable Source source) {}
}
