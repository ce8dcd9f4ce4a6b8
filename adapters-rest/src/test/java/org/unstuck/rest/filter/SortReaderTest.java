package org.unstuck.rest.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.application.filter.FilterArbitraries.AMOUNT;
import static org.unstuck.application.filter.FilterArbitraries.CREATED;
import static org.unstuck.application.filter.FilterArbitraries.FIELDS;
import static org.unstuck.application.filter.FilterArbitraries.NAME;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.unstuck.application.filter.FilterArbitraries;
import org.unstuck.application.filter.Sort;
import org.unstuck.rest.json.Reading;

class SortReaderTest {

    private static final String THESE = "these are: name, owner.display-name, created, amount_2, enabled";

    @Property
    void readsBackEverySortThatIsWritten(@ForAll("sorts") Sort sort) {
        String written = sort.keys().stream()
                .map(key -> (key.isDescending() ? "-" : "") + key.field().name())
                .collect(Collectors.joining(","));
        Reading reading = new Reading();

        assertThat(SortReader.read(written, FIELDS, reading)).isEqualTo(sort);
        assertThat(reading.violations()).isEmpty();
    }

    @Test
    void passesOverSpaces() {
        assertThat(SortReader.read(" name , -created,amount_2 ", FIELDS, new Reading()))
                .isEqualTo(new Sort(
                        List.of(new Sort.Key(NAME, false), new Sort.Key(CREATED, true), new Sort.Key(AMOUNT, false))));
    }

    @Test
    void saysEverythingThatIsWrongAndWhere() {
        assertThat(faults("name,𝄞,-tags, -,name,,-name"))
                .containsExactly(
                        "parameter sorters, character 6: 𝄞 is no field to sort by here; " + THESE,
                        "parameter sorters, character 9: tags is no field to sort by here; " + THESE,
                        "parameter sorters, character 16: a field is missing",
                        "parameter sorters, character 17: the list is sorted by name already",
                        "parameter sorters, character 22: a field is missing",
                        "parameter sorters, character 24: the list is sorted by name already");
        assertThat(faults("")).containsExactly("parameter sorters, character 1: a field is missing");
        assertThat(faults("--name"))
                .containsExactly("parameter sorters, character 2: -name is no field to sort by here; " + THESE);
        assertThat(faults("\0"))
                .containsExactly("parameter sorters, character 1 must not contain NUL or half of a surrogate pair");
        assertThat(faults(",".repeat(4_001)))
                .containsExactly("parameter sorters must not have more than 4000 characters");
    }

    private static List<String> faults(String text) {
        Reading reading = new Reading();
        SortReader.read(text, FIELDS, reading);
        return reading.violations().stream()
                .map(violation -> violation.message().toString())
                .toList();
    }

    @Provide
    Arbitrary<Sort> sorts() {
        return FilterArbitraries.sorts().filter(sort -> !sort.keys().isEmpty());
    }
}
