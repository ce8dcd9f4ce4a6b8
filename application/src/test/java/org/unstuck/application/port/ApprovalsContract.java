package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.submission.SubmissionFixture.FINN_FALLBACK;
import static org.unstuck.domain.submission.SubmissionFixture.HURRIED;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unstuck.application.port.Approvals.Ownership;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.Forwarding;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.request.Closure;

/** What every {@link Approvals} does. */
public abstract class ApprovalsContract extends LifeContract {

    private static final Actor OTTO = new Actor("otto", "Otto \"the\" Öwner");
    private static final Instant DUE = NOW.plus(Duration.ofDays(3));
    private static final Instant SOON_AFTER = DUE.plus(Duration.ofHours(1));
    private static final Set<Approval.State> EITHER = Set.of(Approval.State.APPROVED, Approval.State.REJECTED);

    protected abstract Approvals approvals();

    @Test
    void readsApprovalsBackAsTheyWereByItemAndStep() {
        Beginning two = begun(asked(PAYROLL), asked(SALES));
        save(two.approvals().reversed());

        assertThat(approvals().of(List.of(two.trackingNumber()))).isEqualTo(two.approvals());
        assertThat(approvals().find(two.approvals().get(2).id()))
                .contains(two.approvals().get(2));
        assertThat(approvals().find(new ApprovalId(new UUID(1, 1)))).isEmpty();
        assertThat(approvals().of(List.of())).isEmpty();
    }

    @Test
    void writesAnApprovalAgainAsItIsNow() {
        Approval sales = savedSales();
        Approval forwarded = sales.passedOn(
                FINN_FALLBACK, OTTO, "you\nknow", Forwarding.Kind.MANUAL_REASSIGNMENT, NOW.plusMillis(7), HURRIED);
        save(List.of(forwarded));
        assertThat(approvals().find(sales.id())).contains(forwarded);

        Approval approved = forwarded.approved(OTTO, null, NOW.plusMillis(9));
        save(List.of(approved));
        assertThat(approvals().find(sales.id())).contains(approved);
    }

    @Test
    void countsAnApprovalAsPendingOnlyWhileItsRequestIsOpen() {
        Beginning sales = begun(asked(SALES));
        save(sales.approvals());
        assertThat(pendingOf("otto")).isEqualTo(sales.approvals());
        assertThat(approvals().countPending(null)).isEqualTo(1);

        Closure closure = close(sales);
        assertThat(pendingOf("otto")).isEmpty();
        assertThat(approvals().countPending(null)).isZero();
        assertThat(approvals().of(List.of(sales.trackingNumber()))).isEqualTo(sales.approvals());

        reopen(closure);
        assertThat(pendingOf("otto")).isEqualTo(sales.approvals());
    }

    @Test
    void showsAPersonTheirOwnApprovalsAndThoseOfTheirGroups() {
        Beginning payroll = begun(asked(PAYROLL));
        List<Approval> chain = payroll.approvals();
        Approval auditing = chain.get(2).begun(NOW, HURRIED);
        save(List.of(chain.get(0), chain.get(1), auditing));

        assertThat(pendingOf("mia")).containsExactly(chain.get(0));
        assertThat(pendingOf("otto")).isEmpty();
        assertThat(pendingOf("audrey")).isEmpty();
        assertThat(pendingOf("auditors")).isEmpty();
        assertThat(approvals().pending(new Ownership("audrey", Set.of("auditors", "others")), Page.FIRST))
                .containsExactly(auditing);
        assertThat(approvals().pending(new Ownership("mia", Set.of("auditors")), Page.FIRST))
                .hasSize(2);
        assertThat(approvals().countPending(new Ownership("mia", Set.of("auditors"))))
                .isEqualTo(2);
        assertThat(approvals().pending(null, new Page(1, 1))).hasSize(1);
    }

    @Test
    void showsWhatSomebodyDecidedTheLatestFirst() {
        Approval first = savedSales().approved(OTTO, "a", NOW.plusMillis(1));
        Approval second = savedSales().rejected(OTTO, "b", NOW.plusMillis(2));
        save(List.of(first, second));

        assertThat(approvals().decided("otto", EITHER, NOW, Page.FIRST)).containsExactly(second, first);
        assertThat(approvals().decided(null, EITHER, NOW, new Page(1, 1))).containsExactly(first);
        assertThat(approvals().decided("otto", EITHER, NOW.plusMillis(2), Page.FIRST))
                .containsExactly(second);
        assertThat(approvals().decided("mia", EITHER, NOW, Page.FIRST)).isEmpty();
        assertThat(approvals().countDecided("otto", Set.of(Approval.State.APPROVED), NOW))
                .isEqualTo(1);
        assertThat(approvals().countDecided(null, EITHER, NOW)).isEqualTo(2);
    }

    @Test
    void locksOpenRequestsWhoseApprovalsAreDueTheLongestDueFirst() {
        Beginning later = begun(asked(SALES));
        Beginning longer = begun(asked(SALES), asked(PAYROLL));
        Beginning ended = begun(asked(SALES));
        Approval reminded = later.approvals().getFirst().reminded(DUE.minus(Duration.ofDays(1)), HURRIED);
        save(List.of(reminded));
        save(longer.approvals());
        save(ended.approvals());
        close(ended);

        assertThat(inTransaction(() -> approvals().lockDue(DUE.minusMillis(1), 10)))
                .isEmpty();
        assertThat(inTransaction(() -> approvals().lockDue(DUE, 10))).containsExactly(longer.trackingNumber());
        assertThat(inTransaction(() -> approvals().lockDue(SOON_AFTER.plus(Duration.ofDays(1)), 10)))
                .containsExactly(longer.trackingNumber(), later.trackingNumber());
        assertThat(inTransaction(() -> approvals().lockDue(SOON_AFTER.plus(Duration.ofDays(1)), 1)))
                .containsExactly(longer.trackingNumber());
    }

    @Test
    void putsOffWhatIsDueOfEndedRequestsAndNothingElse() {
        Beginning open = begun(asked(SALES));
        Beginning ended = begun(asked(SALES));
        save(open.approvals());
        save(ended.approvals());
        Closure closure = close(ended);

        assertThat(inTransaction(() -> approvals().putOffEnded(DUE, SOON_AFTER, 10)))
                .isEqualTo(1);
        assertThat(inTransaction(() -> approvals().putOffEnded(DUE, SOON_AFTER, 10)))
                .isZero();
        reopen(closure);

        assertThat(inTransaction(() -> approvals().lockDue(DUE, 10))).containsExactly(open.trackingNumber());
        assertThat(inTransaction(() -> approvals().lockDue(SOON_AFTER, 10)))
                .containsExactlyInAnyOrder(open.trackingNumber(), ended.trackingNumber());
    }

    @Test
    void writesAndLocksNothingOutsideOfATransaction() {
        Beginning sales = begun(asked(SALES));

        assertThatThrownBy(() -> approvals().save(sales.approvals())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> approvals().lockDue(DUE, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> approvals().putOffEnded(DUE, SOON_AFTER, 1)).isInstanceOf(IllegalStateException.class);
    }

    private Approval savedSales() {
        Beginning sales = begun(asked(SALES));
        save(sales.approvals());
        return sales.approvals().getFirst();
    }

    private List<Approval> pendingOf(String identityId) {
        return approvals().pending(new Ownership(identityId, Set.of()), Page.FIRST);
    }

    private void save(List<Approval> some) {
        inTransaction(() -> approvals().save(some));
    }
}
