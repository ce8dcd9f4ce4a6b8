package org.unstuck.application.filter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFieldTest {

    private static final ListField NAME = ListField.sortable("name", FieldType.TEXT, Operator.EQ, Operator.PR);

    @ParameterizedTest
    @ValueSource(strings = {"name", "requestedFor.id", "_x", "a-b.c-d.0", "inn", "a.in"})
    void mayHaveAnyNameThatAFilterCanWrite(String name) {
        assertThatCode(() -> ListField.filterable(name, FieldType.TEXT, Operator.EQ))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "-x", "a b", "a.", ".a", "ä", "in", "pr", "and", "not", "true"})
    void hasNoNameThatWouldBeReadAsSomethingElse(String name) {
        assertThatThrownBy(() -> ListField.filterable(name, FieldType.TEXT, Operator.EQ))
                .hasMessage("no filter can name a field " + name);
    }

    @Test
    void isAskedOnlyWhatMeansSomethingForItsType() {
        assertThatThrownBy(() -> ListField.filterable("enabled", FieldType.FLAG, Operator.GT))
                .hasMessage("operators of enabled must suit its type FLAG, not be GT");
        assertThatThrownBy(() -> ListField.sortable("tags", FieldType.TEXTS))
                .hasMessage("a list of texts, like tags, has no place in an order");
    }

    @Test
    void isComparedOnlyAsItAllows() {
        assertThatThrownBy(() -> Filter.Comparison.of(NAME, Operator.SW, new Value.Text("x")))
                .hasMessage("name has no operator sw");
        assertThatThrownBy(() -> Filter.Comparison.of(NAME, Operator.EQ)).hasMessage("eq takes ONE values, not 0");
        assertThatThrownBy(() -> Filter.Comparison.of(NAME, Operator.EQ, new Value.Flag(true)))
                .hasMessageStartingWith("name is of type TEXT, unlike ");
    }

    @Test
    void comesOnceInAListAndInAnOrder() {
        Sort.Key key = new Sort.Key(NAME, false);

        assertThatThrownBy(() -> ListFields.of(NAME, NAME))
                .hasMessage("fields of a list must differ in name, not be twice name");
        assertThatThrownBy(() -> new Sort(List.of(key, key)))
                .hasMessage("keys of an order must differ in field, not be twice name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "\ud834", "x\udd1e"})
    void isNotComparedWithWhatIsNoText(String text) {
        assertThatThrownBy(() -> new Value.Text(text)).hasMessage("text must consist of characters other than U+0000");
    }
}
