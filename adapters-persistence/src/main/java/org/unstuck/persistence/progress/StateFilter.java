package org.unstuck.persistence.progress;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.RequestedItemFields;
import org.unstuck.application.port.RequestedItemFields.ForAdministrators;
import org.unstuck.domain.progress.ItemState;

/** Recognises lists that are asked for some states and nothing else, in an order by when requests were created. */
final class StateFilter {

    private StateFilter() {}

    /** The states, of which there is one at least; absent when the selection is another one. */
    static Optional<Set<ItemState>> statesOf(Selection selection) {
        return selection.filter() instanceof Filter.Comparison comparison
                        && isByCreation(selection.sort())
                        && comparison.field().equals(RequestedItemFields.STATUS)
                        && (comparison.operator() == Operator.EQ || comparison.operator() == Operator.IN)
                ? Optional.of(statesOf(comparison)).filter(states -> !states.isEmpty())
                : Optional.empty();
    }

    /** As their own order is. */
    private static boolean isByCreation(Sort sort) {
        return sort.keys().stream().map(Sort.Key::field).allMatch(ForAdministrators.CREATED::equals);
    }

    private static Set<ItemState> statesOf(Filter.Comparison comparison) {
        EnumSet<ItemState> states = EnumSet.noneOf(ItemState.class);
        for (Value value : comparison.values()) {
            Arrays.stream(ItemState.values())
                    .filter(state -> state.name().equalsIgnoreCase(((Value.Text) value).text()))
                    .forEach(states::add);
        }
        return states;
    }
}
