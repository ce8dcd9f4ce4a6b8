package org.unstuck.application.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are wanted, and in which order.
 *
 * @param filter absent for all rows
 */
public record Selection(@Nullable Filter filter, Sort sort) {

    /** All rows in the list's own order. */
    public static final Selection ALL = new Selection(null, Sort.OWN);

    /** The same of fewer rows: those that the other filter wants, too. */
    public Selection and(Filter other) {
        return new Selection(filter == null ? other : new Filter.And(List.of(filter, other)), sort);
    }
}
