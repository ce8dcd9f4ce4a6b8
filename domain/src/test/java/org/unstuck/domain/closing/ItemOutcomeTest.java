package org.unstuck.domain.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.request.IdentityRequestFixture.TRACKING_NUMBER;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;

import org.junit.jupiter.api.Test;
import org.unstuck.domain.request.Closure;

class ItemOutcomeTest {

    private final Closure closure = closure(RUN, stuckInApproval());

    @Test
    void holdsWhatWasClosedWhenSomethingWas() {
        assertThat(ItemOutcome.closed(closure).closing()).contains(closure);
        assertThat(ItemOutcome.closed(closure).trackingNumber()).isEqualTo(TRACKING_NUMBER);
        assertThat(ItemOutcome.of(TRACKING_NUMBER, Outcome.failed("no")).closing())
                .isEmpty();
    }

    @Test
    void isNotClosedWithoutAClosureNorFailedWithOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemOutcome.of(TRACKING_NUMBER, Outcome.CLOSED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemOutcome(TRACKING_NUMBER, Outcome.failed("no"), closure));
    }
}
