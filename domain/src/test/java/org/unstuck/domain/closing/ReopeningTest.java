package org.unstuck.domain.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.OTHER_RUN;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.request.IdentityRequestFixture.TRACKING_NUMBER;
import static org.unstuck.domain.request.IdentityRequestFixture.closedBy;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;

import org.junit.jupiter.api.Test;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.OpenRequest;

class ReopeningTest {

    private final Closure closure = closure(RUN, stuckInApproval());

    @Test
    void reopensWhatIsStillAsTheRunLeftIt() {
        Reopening reopening = reopening(closure.closed());

        assertThat(reopening)
                .isEqualTo(new Reopening.Reopened(closure.closed().reopen(closure.before()), closure.before()));
        assertThat(reopening.trackingNumber()).isEqualTo(TRACKING_NUMBER);
    }

    @Test
    void leavesAnOpenRequestAsItIs() {
        assertRefused(stuckInApproval(), "it is open already");
    }

    @Test
    void leavesARequestAsItIsThatWasTakenBackBefore() {
        OpenRequest reopened = closure.closed().reopen(closure.before());

        assertRefused(reopened, "it is open already");
    }

    @Test
    void leavesARequestAsItIsThatAnotherRunClosedSince() {
        assertRefused(closedBy(OTHER_RUN), "it is closed, but no longer by this run");
    }

    @Test
    void leavesARequestAsItIsThatEndedByItselfSince() {
        assertRefused(endedByItself(), "it is closed, but no longer by this run");
    }

    @Test
    void leavesARequestAsItIsThatChangedSince() {
        ClosedRequest closed = closure.closed();
        ClosedRequest changed = new ClosedRequest(
                closed.submission(),
                closed.stage(),
                closed.status(),
                closed.modified(),
                closed.completed(),
                closed.remarks().withWarning("An approval came late."),
                closed.items(),
                closed.revision() + 1,
                RUN);

        assertRefused(changed, "it was changed after this run closed it");
    }

    private void assertRefused(IdentityRequest now, String reason) {
        assertThat(reopening(now)).isEqualTo(new Reopening.Refused(TRACKING_NUMBER, reason));
    }

    private Reopening reopening(IdentityRequest now) {
        return Reopening.of(now, RUN, closure.closed().revision(), closure.before());
    }
}
