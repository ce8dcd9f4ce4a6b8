package org.unstuck.domain.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.TrackingNumber;

class CloseTargetsTest {

    @Test
    void keepsTheOrderTheIdsCameIn() {
        CloseTargets targets = CloseTargets.of(List.of(
                trackingNumber(3).toString(),
                "y",
                trackingNumber(-1).toString(),
                "x",
                trackingNumber(2).toString()));

        assertThat(targets.trackingNumbers()).containsExactly(trackingNumber(3), trackingNumber(-1), trackingNumber(2));
        assertThat(targets.unrecognized()).containsExactly("y", "x");
    }

    @Test
    void countsTheUnrecognizedAsInErrorFromTheStart() {
        CloseTargets targets = CloseTargets.of(List.of("x", trackingNumber(3).toString(), "x", "y"));

        assertThat(targets.tally()).isEqualTo(new Tally(0, 2, 1, 0));
    }

    @Property(tries = 200)
    void countsEachTrackingNumberOnceHoweverItIsWritten(@ForAll("writings") List<Writing> writings) {
        List<TrackingNumber> distinct =
                writings.stream().map(Writing::number).distinct().toList();

        CloseTargets targets =
                CloseTargets.of(writings.stream().map(Writing::text).toList());

        assertThat(targets.trackingNumbers()).containsExactlyElementsOf(distinct);
        assertThat(targets.unrecognized()).isEmpty();
        assertThat(targets.tally().total()).isEqualTo(distinct.size());
    }

    @Property(tries = 200)
    void losesNoIdAndCountsNoneTwice(@ForAll List<String> ids) {
        CloseTargets targets = CloseTargets.of(ids);

        assertThat(targets.unrecognized()).doesNotHaveDuplicates();
        assertThat(targets.tally().total()).isLessThanOrEqualTo(ids.size());
        assertThat(ids)
                .allMatch(id -> TrackingNumber.parse(id)
                        .map(number -> targets.trackingNumbers().contains(number))
                        .orElseGet(() -> targets.unrecognized().contains(id)));
    }

    private record Writing(TrackingNumber number, boolean dashed, boolean upperCase) {

        String text() {
            String text = dashed ? number.value().toString() : number.toString();
            return upperCase ? text.toUpperCase(Locale.ROOT) : text;
        }
    }

    @Provide
    Arbitrary<List<Writing>> writings() {
        return Combinators.combine(
                        Arbitraries.integers().between(-5, 5).map(IdentityRequestFixture::trackingNumber),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Writing::new)
                .list()
                .ofMaxSize(20);
    }
}
