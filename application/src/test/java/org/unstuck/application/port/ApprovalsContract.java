package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.GE;
import static org.unstuck.application.filter.Operator.GT;
import static org.unstuck.application.filter.Operator.IN;
import static org.unstuck.application.filter.Operator.ISNULL;
import static org.unstuck.application.filter.Operator.LE;
import static org.unstuck.application.filter.Operator.LT;
import static org.unstuck.application.filter.Operator.NE;
import static org.unstuck.application.filter.Operator.SW;
import static org.unstuck.domain.submission.SubmissionFixture.FINN_FALLBACK;
import static org.unstuck.domain.submission.SubmissionFixture.HURRIED;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.PendingApprovalQuery.Ownership;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.Forwarding;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.request.Closure;

/** What every {@link Approvals} does. */
public abstract class ApprovalsContract extends LifeContract {

    private static final Actor OTTO = new Actor("otto", "Otto \"the\" Öwner");
    private static final Actor MIA = new Actor("mia", "Mia Manager");
    private static final Instant DUE = NOW.plus(Duration.ofDays(3));
    private static final Instant SOON_AFTER = DUE.plus(Duration.ofHours(1));

    protected abstract Approvals approvals();

    @Test
    void readsApprovalsBackAsTheyWereByItemAndStep() {
        Beginning two = begun(asked(PAYROLL), asked(SALES));
        save(two.approvals().reversed());

        assertThat(approvals().of(List.of(two.trackingNumber()))).isEqualTo(two.approvals());
        assertThat(approvals().find(two.approvals().get(2).id()))
                .contains(two.approvals().get(2));
        assertThat(approvals().find(new ApprovalId(new UUID(1, 1)))).isEmpty();
        assertThat(approvals()
                        .findAll(List.of(
                                two.approvals().get(3).id(),
                                two.approvals().get(0).id(),
                                new ApprovalId(new UUID(1, 1)))))
                .containsExactly(two.approvals().get(0), two.approvals().get(3));
        assertThat(approvals().findAll(List.of())).isEmpty();
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
        assertThat(approvals().countPending(PendingApprovalQuery.ALL)).isEqualTo(1);

        Closure closure = close(sales);
        assertThat(pendingOf("otto")).isEmpty();
        assertThat(approvals().countPending(PendingApprovalQuery.ALL)).isZero();
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
        assertThat(approvals()
                        .pending(
                                PendingApprovalQuery.of(new Ownership("audrey", Set.of("auditors", "others"))),
                                Page.FIRST))
                .containsExactly(auditing);
        assertThat(approvals().pending(PendingApprovalQuery.of(new Ownership("mia", Set.of("auditors"))), Page.FIRST))
                .hasSize(2);
        assertThat(approvals().countPending(PendingApprovalQuery.of(new Ownership("mia", Set.of("auditors")))))
                .isEqualTo(2);
        assertThat(approvals().pending(PendingApprovalQuery.ALL, new Page(1, 1)))
                .hasSize(1);
    }

    @Test
    void showsWhatSomebodyDecidedTheLatestFirst() {
        Approval first = savedSales().approved(OTTO, "a", NOW.plusMillis(1));
        Approval second = savedSales().rejected(OTTO, "b", NOW.plusMillis(2));
        save(List.of(first, second));

        assertThat(decidedOf("otto")).containsExactly(second, first);
        assertThat(approvals().decided(CompletedApprovalQuery.either(null, Selection.ALL), new Page(1, 1)))
                .containsExactly(first);
        assertThat(decidedOf("mia")).isEmpty();
        CompletedApprovalQuery approved =
                new CompletedApprovalQuery("otto", Set.of(Approval.State.APPROVED), Selection.ALL);
        assertThat(approvals().decided(approved, Page.FIRST)).containsExactly(first);
        assertThat(approvals().countDecided(approved)).isEqualTo(1);
        assertThat(approvals().countDecided(CompletedApprovalQuery.either(null, Selection.ALL)))
                .isEqualTo(2);
    }

    @Test
    void showsWhatSomebodyElseDecidedToBothButNotToThoseWithTheIdOfAGroup() {
        Approval ottos = savedSales().approved(MIA, null, NOW.plusMillis(1));
        List<Approval> chain = begun(asked(PAYROLL)).approvals();
        Approval auditors = chain.get(2).begun(NOW, HURRIED).rejected(MIA, "b", NOW.plusMillis(2));
        save(List.of(ottos, auditors));

        assertThat(decidedOf("otto")).containsExactly(ottos);
        assertThat(decidedOf("mia")).containsExactly(auditors, ottos);
        assertThat(decidedOf("auditors")).isEmpty();
    }

    @Test
    void filtersPendingApprovalsByEachField() {
        Approval first = savedSales();
        Approval second = savedSales().reminded(NOW.plusSeconds(60), HURRIED);
        save(List.of(second));

        assertPending(Comparison.of(PendingApprovalFields.ID, EQ, text(first.id())), first);
        assertPending(
                Comparison.of(
                        PendingApprovalFields.ID,
                        EQ,
                        new Value.Text(first.id().toString().toUpperCase(Locale.ROOT))),
                first);
        assertPending(
                new Comparison(
                        PendingApprovalFields.ID, IN, List.of(text(second.id()), text(first.id()), text("none"))),
                first,
                second);
        assertPending(Comparison.of(PendingApprovalFields.ACCESS_REQUEST, EQ, text(second.request())), second);
        assertPending(new Comparison(PendingApprovalFields.ACCESS_REQUEST, IN, List.of(text(first.request()))), first);
        assertPending(Comparison.of(PendingApprovalFields.REQUESTED_FOR, EQ, text("ZOE")), first, second);
        assertPending(Comparison.of(PendingApprovalFields.REQUESTED_FOR, EQ, text("otto")));
        assertPending(
                new Comparison(PendingApprovalFields.REQUESTED_FOR, IN, List.of(text("a"), text("zoe"))),
                first,
                second);
        Stream.of(PendingApprovalFields.MODIFIED, PendingApprovalFields.CREATED).forEach(field -> {
            assertPending(Comparison.of(field, LT, time(NOW)));
            assertPending(Comparison.of(field, GE, time(NOW)), first, second);
            assertPending(Comparison.of(field, GT, time(NOW.plusSeconds(60))));
        });
        assertPending(Comparison.of(PendingApprovalFields.MODIFIED, EQ, time(NOW.plusSeconds(60))), second);
        assertPending(Comparison.of(PendingApprovalFields.MODIFIED, LE, time(NOW)), first);
        assertPending(Comparison.of(PendingApprovalFields.CREATED, LE, time(NOW)), first, second);
    }

    @Test
    void filtersDecidedApprovalsByEachField() {
        Approval first = savedSales().approved(OTTO, null, NOW.plusSeconds(1));
        Approval second = savedSales().rejected(OTTO, "no", NOW.plusSeconds(2));
        save(List.of(first, second));
        savedSales();

        assertDecided(Comparison.of(CompletedApprovalFields.ID, EQ, text(first.id())), first);
        assertDecided(Comparison.of(CompletedApprovalFields.ID, NE, text(first.id())), second);
        assertDecided(Comparison.of(CompletedApprovalFields.ID, GT, text(first.id())), second);
        assertDecided(Comparison.of(CompletedApprovalFields.ID, LE, text(first.id())), first);
        assertDecided(Comparison.of(CompletedApprovalFields.ID, LT, text(first.id())));
        assertDecided(Comparison.of(CompletedApprovalFields.ID, SW, text("00")), first, second);
        assertDecided(Comparison.of(CompletedApprovalFields.ID, ISNULL));
        assertDecided(new Comparison(CompletedApprovalFields.ID, IN, List.of(text(second.id()))), second);
        assertDecided(Comparison.of(CompletedApprovalFields.REQUESTED_FOR, EQ, text("zoe")), first, second);
        assertDecided(Comparison.of(CompletedApprovalFields.REQUESTED_FOR, NE, text("zoe")));
        assertDecided(Comparison.of(CompletedApprovalFields.REQUESTED_FOR, SW, text("Zo")), first, second);
        assertDecided(Comparison.of(CompletedApprovalFields.REQUESTED_FOR, ISNULL));
        assertDecided(Comparison.of(CompletedApprovalFields.MODIFIED, GT, time(NOW.plusSeconds(1))), second);
        assertDecided(Comparison.of(CompletedApprovalFields.MODIFIED, NE, time(NOW.plusSeconds(1))), second);
    }

    @Test
    void sortsByTheTimesOfApprovals() {
        Approval first = savedSales().reminded(NOW.plusSeconds(9), HURRIED);
        Approval second = savedSales();
        Approval third = savedSales().approved(OTTO, null, NOW.plusSeconds(1));
        Approval fourth = savedSales().rejected(OTTO, "no", NOW.plusSeconds(2));
        save(List.of(first, third, fourth));

        assertThat(approvals().pending(sortedPending(PendingApprovalFields.MODIFIED, false), Page.FIRST))
                .containsExactly(second, first);
        assertThat(approvals().pending(sortedPending(PendingApprovalFields.MODIFIED, true), Page.FIRST))
                .containsExactly(first, second);
        assertThat(approvals().pending(sortedPending(PendingApprovalFields.CREATED, false), new Page(1, 1)))
                .containsExactly(second);
        assertThat(approvals()
                        .decided(
                                CompletedApprovalQuery.either(null, sorted(CompletedApprovalFields.MODIFIED, false)),
                                Page.FIRST))
                .containsExactly(third, fourth);
        assertThat(approvals()
                        .decided(
                                CompletedApprovalQuery.either(null, sorted(CompletedApprovalFields.CREATED, true)),
                                Page.FIRST))
                .containsExactly(fourth, third);
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
        return approvals().pending(PendingApprovalQuery.of(new Ownership(identityId, Set.of())), Page.FIRST);
    }

    private void save(List<Approval> some) {
        inTransaction(() -> approvals().save(some));
    }

    private List<Approval> decidedOf(String identityId) {
        return approvals().decided(CompletedApprovalQuery.either(identityId, Selection.ALL), Page.FIRST);
    }

    private void assertPending(Filter filter, Approval... some) {
        PendingApprovalQuery query = new PendingApprovalQuery(null, Selection.ALL.and(filter));
        assertThat(approvals().pending(query, Page.FIRST)).containsExactlyInAnyOrder(some);
        assertThat(approvals().countPending(query)).isEqualTo(some.length);
    }

    private void assertDecided(Filter filter, Approval... some) {
        CompletedApprovalQuery query = CompletedApprovalQuery.either(null, Selection.ALL.and(filter));
        assertThat(approvals().decided(query, Page.FIRST)).containsExactlyInAnyOrder(some);
        assertThat(approvals().countDecided(query)).isEqualTo(some.length);
    }

    private static PendingApprovalQuery sortedPending(ListField field, boolean isDescending) {
        return new PendingApprovalQuery(null, sorted(field, isDescending));
    }

    private static Selection sorted(ListField field, boolean isDescending) {
        return new Selection(null, new Sort(List.of(new Sort.Key(field, isDescending))));
    }

    private static Value text(Object written) {
        return new Value.Text(written.toString());
    }

    private static Value time(Instant time) {
        return new Value.Time(time, time.plusMillis(1));
    }
}
