package org.unstuck.persistence.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.port.RequestFields;
import org.unstuck.application.port.RequestedItemFields;
import org.unstuck.application.port.RequestedItemFields.ForAdministrators;
import org.unstuck.application.port.RequestedItemFields.ForEverybody;

/** Says what a list of items is asked for in the words of a list of requests, where it is about nothing but these. */
final class RequestSelection {

    private static final Map<ListField, ListField> FIELDS = Map.of(
            RequestedItemFields.MODIFIED, RequestFields.MODIFIED,
            ForEverybody.CREATED, RequestFields.CREATED,
            ForAdministrators.CREATED, RequestFields.CREATED);

    private RequestSelection() {}

    /** Absent, too, when it has nothing to do with when requests were modified. */
    static Optional<Selection> byModification(Selection selection) {
        Filter filter = selection.filter();
        List<Sort.Key> keys = selection.sort().keys();
        boolean isOfRequests = (filter == null || isOfRequests(filter))
                && keys.stream().map(Sort.Key::field).allMatch(FIELDS::containsKey);
        boolean isByModification = (filter != null && filter.names(RequestedItemFields.MODIFIED))
                || (!keys.isEmpty() && keys.getFirst().field().equals(RequestedItemFields.MODIFIED));
        return isOfRequests && isByModification
                ? Optional.of(new Selection(translated(filter), translated(selection.sort())))
                : Optional.empty();
    }

    private static boolean isOfRequests(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) -> parts.stream().allMatch(RequestSelection::isOfRequests);
            case Filter.Or(var parts) -> parts.stream().allMatch(RequestSelection::isOfRequests);
            case Filter.Not(var part) -> isOfRequests(part);
            case Filter.Comparison comparison -> FIELDS.containsKey(comparison.field());
        };
    }

    private static @Nullable Filter translated(@Nullable Filter filter) {
        return filter == null ? null : ofRequests(filter);
    }

    private static Filter ofRequests(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) ->
                new Filter.And(parts.stream().map(RequestSelection::ofRequests).toList());
            case Filter.Or(var parts) ->
                new Filter.Or(parts.stream().map(RequestSelection::ofRequests).toList());
            case Filter.Not(var part) -> new Filter.Not(ofRequests(part));
            case Filter.Comparison(var field, var operator, var values) ->
                new Filter.Comparison(ofRequests(field), operator, values);
        };
    }

    private static Sort translated(Sort sort) {
        List<Sort.Key> keys = new ArrayList<>();
        sort.keys().forEach(key -> keys.add(new Sort.Key(ofRequests(key.field()), key.isDescending())));
        return new Sort(keys);
    }

    private static ListField ofRequests(ListField field) {
        return FIELDS.getOrDefault(field, field);
    }
}
