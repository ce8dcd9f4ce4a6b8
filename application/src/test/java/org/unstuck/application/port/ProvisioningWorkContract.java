package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.provisioning.LateResult;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.Closure;

/** What every {@link ProvisioningWork} does. */
public abstract class ProvisioningWorkContract extends LifeContract {

    private static final Instant UNTIL = NOW.plusSeconds(300);

    protected abstract ProvisioningWork work();

    @Test
    void readsWorkBackAsItIsNow() {
        Beginning two = begun(asked(WIKI), asked(WIKI));
        save(two.work());
        assertThat(work().of(List.of(two.trackingNumber()))).isEqualTo(two.work());

        save(List.of(two.work().get(0).atRest(), two.work().get(1).again(UNTIL)));

        assertThat(work().of(List.of(two.trackingNumber())))
                .containsExactly(
                        new Work(two.trackingNumber(), 0, 1, null), new Work(two.trackingNumber(), 1, 2, UNTIL));
    }

    @Test
    void givesWorkThatIsDueOnceUntilItIsDueAgain() {
        Beginning wiki = begun(asked(WIKI));
        save(wiki.work());

        assertThat(claim(NOW.minusMillis(1))).isEmpty();
        assertThat(claim(NOW)).isEqualTo(wiki.work());
        assertThat(claim(NOW)).isEmpty();
        assertThat(claim(UNTIL)).containsExactly(new Work(wiki.trackingNumber(), 0, 1, UNTIL));
    }

    @Test
    void givesTheLongestDueFirstAndNoMoreThanIsWanted() {
        Beginning wiki = begun(asked(WIKI), asked(WIKI), asked(WIKI));
        List<Work> work = wiki.work();
        save(List.of(
                Work.dueAt(NOW, wiki.trackingNumber(), 0),
                Work.dueAt(NOW.minusSeconds(2), wiki.trackingNumber(), 1),
                Work.dueAt(NOW.minusSeconds(1), wiki.trackingNumber(), 2)));

        assertThat(work).hasSize(3);
        assertThat(inTransaction(() -> work().claim(NOW, UNTIL, 2)))
                .extracting(Work::position)
                .containsExactly(1, 2);
        assertThat(claim(NOW)).extracting(Work::position).containsExactly(0);
    }

    @Test
    void givesNothingOfARequestThatHasEndedUntilItIsReopened() {
        Beginning wiki = begun(asked(WIKI));
        save(wiki.work());
        Closure closure = close(wiki);
        assertThat(claim(NOW)).isEmpty();

        reopen(closure);

        assertThat(claim(NOW)).isEqualTo(wiki.work());
    }

    @Test
    void givesNothingThatIsNotGranted() {
        Beginning sales = begun(asked(SALES));
        save(List.of(Work.dueAt(NOW, sales.trackingNumber(), 0), Work.dueAt(NOW, sales.trackingNumber(), 1)));

        assertThat(claim(NOW)).isEmpty();
    }

    @Test
    void keepsEachLateResultOnce() {
        Beginning wiki = begun(asked(WIKI));
        LateResult finished = new LateResult(wiki.trackingNumber(), 0, new ProvisioningResult.Finished(), NOW);
        LateResult again =
                new LateResult(wiki.trackingNumber(), 0, new ProvisioningResult.Finished(), NOW.plusSeconds(1));
        LateResult failed = new LateResult(
                wiki.trackingNumber(), 0, new ProvisioningResult.Failed("\"no\"", true, 3), NOW.plusSeconds(2));

        assertThat(keep(finished)).containsExactly(finished);
        assertThat(keep(again)).isEmpty();
        assertThat(keep(failed, again)).containsExactly(failed);
        assertThat(work().lateResults(wiki.trackingNumber())).containsExactly(finished, failed);
        assertThat(work().lateResults(begun(asked(WIKI)).trackingNumber())).isEmpty();
    }

    @Test
    void writesNothingOutsideOfATransaction() {
        Beginning wiki = begun(asked(WIKI));

        assertThatThrownBy(() -> work().save(wiki.work())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> work().claim(NOW, UNTIL, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> work().keep(List.of())).isInstanceOf(IllegalStateException.class);
    }

    private List<Work> claim(Instant now) {
        return inTransaction(() -> work().claim(now, UNTIL, 10));
    }

    private Set<LateResult> keep(LateResult... results) {
        return inTransaction(() -> work().keep(List.of(results)));
    }

    private void save(List<Work> some) {
        inTransaction(() -> work().save(some));
    }
}
