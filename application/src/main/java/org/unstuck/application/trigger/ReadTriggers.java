package org.unstuck.application.trigger;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.TriggerFields;
import org.unstuck.domain.trigger.Trigger;

/** Use case: look at what can be subscribed to. There is a fixed number of triggers, so they are picked in memory. */
public final class ReadTriggers {

    private static final InMemoryRows<Trigger> ROWS =
            new InMemoryRows<>(Map.of(TriggerFields.ID, Trigger::id, TriggerFields.NAME, Trigger::title));

    /**
     * Those that are wanted, in the order of their ids unless the selection says otherwise.
     *
     * @param selection over {@link TriggerFields}
     * @param shown of which triggers, before the selection
     */
    public List<Trigger> page(Selection selection, Predicate<Trigger> shown, Page page) {
        return wanted(selection, shown)
                .sorted(ROWS.order(selection.sort(), Comparator.comparing(Trigger::id)))
                .skip(page.offset())
                .limit(page.limit())
                .toList();
    }

    public long count(Selection selection, Predicate<Trigger> shown) {
        return wanted(selection, shown).count();
    }

    private static Stream<Trigger> wanted(Selection selection, Predicate<Trigger> shown) {
        return Arrays.stream(Trigger.values()).filter(shown).filter(ROWS.matching(selection));
    }
}
