package org.unstuck.domain.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TallyTest {

    @Test
    void countsEverythingAsPendingInTheBeginning() {
        assertThat(Tally.pending(3)).isEqualTo(new Tally(0, 0, 3, 0));
    }

    @ParameterizedTest
    @EnumSource(names = "PENDING", mode = EnumSource.Mode.EXCLUDE)
    void countsEachOutcomeInOnePlace(Outcome.Kind kind) {
        Tally tally = Tally.pending(1).moved(Outcome.Kind.PENDING, kind);

        assertThat(tally.pending()).isZero();
        assertThat(tally.inError()).isEqualTo(kind.isError() ? 1 : 0);
        assertThat(tally.closed()).isEqualTo(kind == Outcome.Kind.CLOSED ? 1 : 0);
        assertThat(tally.reopened()).isEqualTo(kind == Outcome.Kind.REOPENED ? 1 : 0);
        assertThat(tally.total()).isEqualTo(1);
    }

    @Property(tries = 200)
    void hasTheSameTotalWhateverComesOfEachTrackingNumber(
            @ForAll @Size(max = 20) List<Outcome.Kind> outcomes, @ForAll @Size(max = 20) List<Outcome.Kind> later) {
        Tally tally = Tally.pending(outcomes.size());
        for (int position = 0; position < outcomes.size(); position++) {
            tally = tally.moved(Outcome.Kind.PENDING, outcomes.get(position));
            assertThat(tally.total()).isEqualTo(outcomes.size());
        }
        for (int position = 0; position < Math.min(outcomes.size(), later.size()); position++) {
            tally = tally.moved(outcomes.get(position), later.get(position));
            assertThat(tally.total()).isEqualTo(outcomes.size());
        }
    }

    @Test
    void neverCountsBelowNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tally.pending(0).moved(Outcome.Kind.PENDING, Outcome.Kind.CLOSED))
                .withMessageContaining("pending -1");
    }
}
