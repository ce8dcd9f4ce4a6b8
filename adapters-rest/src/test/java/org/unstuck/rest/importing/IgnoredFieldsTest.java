package org.unstuck.rest.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IgnoredFieldsTest {

    private final IgnoredFields ignored = new IgnoredFields();

    @Test
    void countsNotMoreThanAHundredKindsOfFields() {
        IntStream.range(0, 1_000).forEach(number -> ignored.add("field" + number));

        assertThat(ignored.counts()).hasSize(100).containsEntry("(others)", 901);
    }
}
