package org.unstuck.rest.approval;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;

/** Ids in filters: some clients write them with dashes (contract 4.9), and lists compare them without. */
final class DashedIds {

    private static final Pattern DASHED =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private DashedIds() {}

    /** The same selection with the dashes taken out of whole ids. */
    static Selection removed(Selection selection, Set<ListField> ids) {
        Filter filter = selection.filter();
        return filter == null ? selection : new Selection(removed(filter, ids), selection.sort());
    }

    private static Filter removed(Filter filter, Set<ListField> ids) {
        return switch (filter) {
            case Filter.And(var parts) -> new Filter.And(all(parts, ids));
            case Filter.Or(var parts) -> new Filter.Or(all(parts, ids));
            case Filter.Not(var part) -> new Filter.Not(removed(part, ids));
            case Filter.Comparison comparison ->
                ids.contains(comparison.field())
                        ? new Filter.Comparison(
                                comparison.field(),
                                comparison.operator(),
                                comparison.values().stream()
                                        .map(DashedIds::removed)
                                        .toList())
                        : comparison;
        };
    }

    private static List<Filter> all(List<Filter> parts, Set<ListField> ids) {
        return parts.stream().map(part -> removed(part, ids)).toList();
    }

    private static Value removed(Value value) {
        return value instanceof Value.Text(var text) && DASHED.matcher(text).matches()
                ? new Value.Text(text.replace("-", ""))
                : value;
    }
}
