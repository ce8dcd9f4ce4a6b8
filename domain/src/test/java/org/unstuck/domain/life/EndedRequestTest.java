package org.unstuck.domain.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.life.RequestLifeFixture.underWay;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.provisioning.LateResult;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.Directive;
import org.unstuck.domain.request.DirectiveFixture;

class EndedRequestTest {

    private final RequestUnderWay wiki = underWay(asked(WIKI));
    private final ClosedRequest closed =
            wiki.request().close(DirectiveFixture.byDefault(), RUN, NOW).closed();
    private final EndedRequest ended = new EndedRequest(closed, wiki.particulars());

    @Test
    void keepsWhatASourceDidTooLateBesideItsEnd() {
        Step step = (Step) ended.record(0, new ProvisioningResult.Finished(), NOW.plusSeconds(9));

        assertThat(step.late())
                .isEqualTo(new LateResult(
                        closed.trackingNumber(), 0, new ProvisioningResult.Finished(), NOW.plusSeconds(9)));
        ClosedRequest after =
                (ClosedRequest) Objects.requireNonNull(step.advance()).after().request();
        assertThat(after.stage()).isEqualTo(closed.stage());
        assertThat(after.status()).isEqualTo(closed.status());
        assertThat(after.completed()).isEqualTo(closed.completed());
        assertThat(after.items()).isEqualTo(closed.items());
        assertThat(after.closedBy()).isEqualTo(RUN);
        assertThat(after.revision()).isEqualTo(closed.revision() + 1);
        assertThat(after.remarks().warnings())
                .containsExactly(
                        Directive.DEFAULT_MESSAGE, "After this request had ended, item 1 was reported as FINISHED.");
        assertThat(step.happenings().getFirst().attributes()).containsEntry("late", "true");
    }

    @Test
    void saysWhatTheSourceSaid() {
        Step step = (Step) ended.record(0, new ProvisioningResult.Failed("disk full", true, 1), NOW);

        assertThat(Objects.requireNonNull(step.advance())
                        .after()
                        .request()
                        .remarks()
                        .warnings())
                .contains("After this request had ended, item 1 was reported as FAILED: disk full");
    }

    @Test
    void hearsNothingNewInWhatItKnows() {
        RequestUnderWay other = underWay(asked(WIKI));
        EndedRequest done = RequestLifeFixture.endedAfter(
                other, other.record(0, new ProvisioningResult.Finished(), NOW, RetryPolicy.DEFAULT));

        assertThat(done.record(0, new ProvisioningResult.Finished(), NOW)).isEqualTo(new Decision.NothingNew());
        assertThat(done.record(0, new ProvisioningResult.Failed("late", true, 1), NOW))
                .isEqualTo(new Decision.NothingNew());
        assertThat(done.record(7, new ProvisioningResult.Finished(), NOW))
                .isEqualTo(new Refusal.NoSuchItem("at position 7"));
    }
}
