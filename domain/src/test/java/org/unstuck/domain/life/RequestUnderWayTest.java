package org.unstuck.domain.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.life.RequestLifeFixture.ADMINISTRATOR;
import static org.unstuck.domain.life.RequestLifeFixture.AN_AUDITOR;
import static org.unstuck.domain.life.RequestLifeFixture.FINN;
import static org.unstuck.domain.life.RequestLifeFixture.MIA;
import static org.unstuck.domain.life.RequestLifeFixture.OTTO;
import static org.unstuck.domain.life.RequestLifeFixture.ZOE_HERSELF;
import static org.unstuck.domain.life.RequestLifeFixture.endedAfter;
import static org.unstuck.domain.life.RequestLifeFixture.modifying;
import static org.unstuck.domain.life.RequestLifeFixture.requestAfter;
import static org.unstuck.domain.life.RequestLifeFixture.stillOpenAfter;
import static org.unstuck.domain.life.RequestLifeFixture.underWay;
import static org.unstuck.domain.submission.SubmissionFixture.FINN_FALLBACK;
import static org.unstuck.domain.submission.SubmissionFixture.HURRIED;
import static org.unstuck.domain.submission.SubmissionFixture.LATER;
import static org.unstuck.domain.submission.SubmissionFixture.MIA_MANAGER;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.OTTO_OWNER;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.VAULT;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.approval.Forwarding;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.provisioning.Order;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.Advance;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequestFixture;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;

class RequestUnderWayTest {

    private static Order order(RequestUnderWay request) {
        return request.order(request.work().getFirst()).orElseThrow();
    }

    private static final RetryPolicy TWICE = new RetryPolicy(2, Duration.ofMinutes(1), Duration.ofMinutes(10));
    private static final ProvisioningResult COMMITTED = new ProvisioningResult.Committed();
    private static final ProvisioningResult FINISHED = new ProvisioningResult.Finished();

    // ---- deciding

    @Test
    void comesToTheNextStepWhenOneIsApproved() {
        RequestUnderWay payroll = underWay(asked(PAYROLL));

        Step step = (Step) payroll.approve(approval(payroll, 0), MIA, "fine", NOW, HURRIED);

        assertThat(step.approvals())
                .extracting(Approval::state)
                .containsExactly(Approval.State.APPROVED, Approval.State.PENDING);
        assertThat(step.approvals().getFirst().decider()).isEqualTo(MIA.actor());
        assertThat(step.approvals().getFirst().comment()).isEqualTo("fine");
        assertThat(step.approvals().get(1).due()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(step.work()).isEmpty();
        assertThat(step.happenings())
                .extracting(Happening::action)
                .containsExactly(AuditAction.ACCESS_REQUEST_APPROVED, AuditAction.ACCESS_APPROVAL_STARTED);
        assertThat(step.happenings().get(1).by()).isEqualTo(Actor.SYSTEM);
        assertThat(step.happenings().get(1).attributes())
                .containsEntry("owner", "Otto Owner")
                .doesNotContainKey("comment");
        assertThat(step.happenings().getFirst().attributes())
                .containsEntry("requestedObjectId", "payroll")
                .containsEntry("comment", "fine")
                .containsEntry("stage", "EXECUTING");
        assertThat(item(requestAfter(payroll, step), 0).approval()).isEqualTo(ApprovalState.PENDING);
    }

    @Test
    void grantsAnItemWithItsLastStepAndItsWorkIsDueAtOnce() {
        RequestUnderWay sales = underWay(asked(SALES));

        Step step = (Step) sales.approve(approval(sales, 0), OTTO, null, NOW, HURRIED);

        assertThat(item(requestAfter(sales, step), 0).approval()).isEqualTo(ApprovalState.FINISHED);
        assertThat(step.work()).containsExactly(Work.dueAt(NOW, sales.request().trackingNumber(), 0));
    }

    @Test
    void grantsAnItemAheadAndItsWorkIsDueOnItsFirstDay() {
        RequestUnderWay sales = underWay(asked(SALES, "soon", LATER, null));

        Step step = (Step) sales.approve(approval(sales, 0), OTTO, null, NOW, HURRIED);

        assertThat(step.work()).extracting(Work::due).containsExactly(LATER);
    }

    @Test
    void movesTheFirstDayOfAnItemAtOnceAndNotOnThatDay() {
        RequestUnderWay sales = modifying(asked(SALES, "later", LATER, null));

        RequestUnderWay granted = stillOpenAfter(sales, sales.approve(approval(sales, 0), OTTO, null, NOW, HURRIED));

        Work work = granted.work().getFirst();
        assertThat(work.due()).isEqualTo(NOW);
        assertThat(granted.order(work).orElseThrow().startDate()).isEqualTo(LATER);
    }

    @Test
    void saysWhoReviewedItAndThatItCannotBeCancelledAnyMore() {
        RequestUnderWay sales = underWay(asked(SALES));
        assertThat(sales.particulars().cancelable()).isTrue();

        RequestUnderWay granted = stillOpenAfter(sales, sales.approve(approval(sales, 0), OTTO, "fine", NOW, HURRIED));

        assertThat(Objects.requireNonNull(
                                granted.particulars().items().getFirst().reviewer())
                        .name())
                .isEqualTo("Otto Owner");
        assertThat(Objects.requireNonNull(
                                granted.particulars().items().getFirst().reviewerComment())
                        .body())
                .isEqualTo("fine");
        assertThat(granted.particulars().cancelable()).isFalse();
    }

    @Test
    void refusesNothingWithoutAWordWhereOneIsRequired() {
        RequestUnderWay vault = underWay(asked(VAULT));

        for (String silence : Arrays.asList(null, "", " ")) {
            assertThat(vault.reject(approval(vault, 0), OTTO, silence, true, NOW))
                    .isEqualTo(new Refusal.CommentRequired());
        }
        // Whose it is not learns no more than that.
        assertThat(vault.reject(approval(vault, 0), MIA, null, true, NOW)).isEqualTo(new Refusal.NotTheApprover());
        assertThat(vault.reject(approval(vault, 0), OTTO, "no", true, NOW)).isInstanceOf(Step.class);
    }

    @Test
    void endsAnItemWithOneRefusalWhoeverElseWasToBeAsked() {
        RequestUnderWay payroll = underWay(asked(PAYROLL));

        Step step = (Step) payroll.reject(approval(payroll, 0), MIA, "no", false, NOW);

        assertThat(step.approvals())
                .extracting(Approval::state)
                .containsExactly(Approval.State.REJECTED, Approval.State.ARCHIVED, Approval.State.ARCHIVED);
        assertThat(requestAfter(payroll, step))
                .returns(Stage.COMPLETED, IdentityRequest::stage)
                .returns(Status.FAILURE, IdentityRequest::status)
                .returns(NOW, IdentityRequest::completed);
        assertThat(step.happenings().getFirst().attributes())
                .containsEntry("stage", "COMPLETED")
                .containsEntry("status", "FAILURE");
    }

    @Test
    void waitsForTheOtherItemsWhenOneIsRefused() {
        RequestUnderWay both = underWay(asked(SALES), asked(PAYROLL));

        RequestUnderWay after = stillOpenAfter(both, both.reject(approval(both, 0), OTTO, null, false, NOW));

        assertThat(item(after.request(), 0).approval()).isEqualTo(ApprovalState.REJECTED);
        assertThat(item(after.request(), 1).approval()).isEqualTo(ApprovalState.PENDING);
        assertThat(after.request().stage()).isEqualTo(Stage.EXECUTING);
    }

    @Test
    void letsOnlyTheOwnerAMemberOfTheOwningGroupOrAnAdministratorDecide() {
        RequestUnderWay payroll = underWay(asked(PAYROLL));
        assertThat(payroll.approve(approval(payroll, 0), OTTO, null, NOW, HURRIED))
                .isEqualTo(new Refusal.NotTheApprover());
        assertThat(payroll.approve(approval(payroll, 0), ADMINISTRATOR, null, NOW, HURRIED))
                .isInstanceOf(Step.class);

        RequestUnderWay atOwner =
                stillOpenAfter(payroll, payroll.approve(approval(payroll, 0), MIA, null, NOW, HURRIED));
        RequestUnderWay atAuditors =
                stillOpenAfter(atOwner, atOwner.approve(approval(payroll, 1), OTTO, null, NOW, HURRIED));
        assertThat(atAuditors.reject(approval(payroll, 2), MIA, null, false, NOW))
                .isEqualTo(new Refusal.NotTheApprover());
        assertThat(atAuditors.reject(approval(payroll, 2), AN_AUDITOR, null, false, NOW))
                .isInstanceOf(Step.class);
    }

    @Test
    void letsNobodyApproveForThemselvesNotEvenAsAnAdministrator() {
        RequestUnderWay sales = underWay(asked(SALES));
        Decider asAdministrator = new Decider(ZOE_HERSELF.actor(), true, ZOE_HERSELF.groups());

        assertThat(sales.approve(approval(sales, 0), asAdministrator, null, NOW, HURRIED))
                .isEqualTo(new Refusal.ForOneself());
        assertThat(sales.forward(approval(sales, 0), OTTO, Owner.person("zoe", "Zoë Zhang"), "yours", NOW, HURRIED))
                .isEqualTo(new Refusal.OwnerIsRecipient());
    }

    @Test
    void letsNobodyChooseWhoApprovesForThem() {
        RequestUnderWay sales = underWay(asked(SALES));
        Decider asAdministrator = new Decider(ZOE_HERSELF.actor(), true, ZOE_HERSELF.groups());

        assertThat(sales.forward(approval(sales, 0), asAdministrator, FINN_FALLBACK, "you", NOW, HURRIED))
                .isEqualTo(new Refusal.ForOneself());
        assertThat(sales.reject(approval(sales, 0), asAdministrator, null, false, NOW))
                .isInstanceOf(Step.class);
    }

    @Test
    void decidesNothingTwiceAndNothingBeforeItsTurn() {
        RequestUnderWay payroll = underWay(asked(PAYROLL));
        assertThat(payroll.approve(approval(payroll, 1), OTTO, null, NOW, HURRIED))
                .isEqualTo(new Refusal.NotPending());
        assertThat(payroll.approve(new ApprovalId(new UUID(9, 9)), MIA, null, NOW, HURRIED))
                .isEqualTo(new Refusal.NoSuchApproval());

        RequestUnderWay after = stillOpenAfter(payroll, payroll.approve(approval(payroll, 0), MIA, null, NOW, HURRIED));

        assertThat(after.approve(approval(payroll, 0), MIA, null, NOW, HURRIED)).isEqualTo(new Refusal.NotPending());
        assertThat(after.reject(approval(payroll, 0), MIA, null, false, NOW)).isEqualTo(new Refusal.NotPending());
    }

    @Test
    void forwardsADecisionWithAllItsTimeAndRemembersWhoHadIt() {
        RequestUnderWay sales = underWay(asked(SALES));
        Instant tomorrow = NOW.plus(Duration.ofDays(1));

        Step step = (Step) sales.forward(approval(sales, 0), OTTO, FINN_FALLBACK, "you know", tomorrow, HURRIED);

        assertThat(step.advance()).isNull();
        Approval forwarded = step.approvals().getFirst();
        assertThat(forwarded.owner()).isEqualTo(FINN_FALLBACK);
        assertThat(forwarded.originalOwner()).isEqualTo(OTTO_OWNER);
        assertThat(forwarded.due()).isEqualTo(tomorrow.plus(Duration.ofDays(3)));
        assertThat(forwarded.history())
                .containsExactly(new Forwarding(
                        OTTO_OWNER,
                        FINN_FALLBACK,
                        OTTO.actor(),
                        "you know",
                        tomorrow,
                        Forwarding.Kind.MANUAL_REASSIGNMENT));
        RequestUnderWay after = stillOpenAfter(sales, step);
        assertThat(after.approve(approval(sales, 0), OTTO, null, NOW, HURRIED)).isEqualTo(new Refusal.NotTheApprover());
        assertThat(after.approve(approval(sales, 0), FINN, null, NOW, HURRIED)).isInstanceOf(Step.class);
        assertThat(after.forward(approval(sales, 0), FINN, FINN_FALLBACK, "again", NOW, HURRIED))
                .isEqualTo(new Refusal.AlreadyTheOwner());
        assertThat(after.forward(approval(sales, 0), FINN, OTTO_OWNER, " ", NOW, HURRIED))
                .isEqualTo(new Refusal.CommentRequired());
    }

    @Test
    void saysOnlyToWhoMayDecideThatTheNewOwnerIsNotKnown() {
        RequestUnderWay sales = underWay(asked(SALES));

        assertThat(sales.forward(approval(sales, 0), FINN, null, "you", NOW, HURRIED))
                .isEqualTo(new Refusal.NotTheApprover());
        assertThat(sales.forward(approval(sales, 0), OTTO, null, "you", NOW, HURRIED))
                .isEqualTo(new Refusal.NoSuchOwner());
    }

    // ---- chasing

    @Test
    void remindsTwiceThenAsksTheManagerThenTheFallbackAndThenGivesUp() {
        RequestUnderWay now = underWay(asked(SALES));
        Map<String, Owner> managers = Map.of("otto", MIA_MANAGER);
        Instant day3 = NOW.plus(Duration.ofDays(3));
        Instant day5 = NOW.plus(Duration.ofDays(5));
        Instant day7 = NOW.plus(Duration.ofDays(7));

        assertThat(now.chase(managers, HURRIED, day3.minusMillis(1))).isEqualTo(new Decision.NothingNew());
        now = chased(now, managers, day3, AuditAction.ACCESS_REQUEST_REMINDED);
        now = chased(now, managers, day5, AuditAction.ACCESS_REQUEST_REMINDED);
        assertThat(only(now).reminders()).isEqualTo(2);
        now = chased(now, managers, day7, AuditAction.ACCESS_REQUEST_ESCALATED);
        assertThat(only(now).owner()).isEqualTo(MIA_MANAGER);
        assertThat(only(now).reminders()).isZero();
        now = chased(now, managers, day7.plus(Duration.ofDays(3)), AuditAction.ACCESS_REQUEST_REMINDED);
        now = chased(now, managers, day7.plus(Duration.ofDays(5)), AuditAction.ACCESS_REQUEST_REMINDED);
        now = chased(now, managers, day7.plus(Duration.ofDays(7)), AuditAction.ACCESS_REQUEST_ESCALATED);
        assertThat(only(now).owner()).isEqualTo(FINN_FALLBACK);
        now = chased(now, managers, day7.plus(Duration.ofDays(10)), AuditAction.ACCESS_REQUEST_REMINDED);
        now = chased(now, managers, day7.plus(Duration.ofDays(12)), AuditAction.ACCESS_REQUEST_REMINDED);

        Step last = (Step) now.chase(managers, HURRIED, day7.plus(Duration.ofDays(14)));

        assertThat(last.happenings()).extracting(Happening::action).containsExactly(AuditAction.ACCESS_REQUEST_EXPIRED);
        assertThat(last.approvals()).extracting(Approval::state).containsExactly(Approval.State.EXPIRED);
        EndedRequest ended = endedAfter(now, last);
        assertThat(ended.request().status()).isEqualTo(Status.FAILURE);
        assertThat(item(ended.request(), 0).approval()).isEqualTo(ApprovalState.EXPIRED);
    }

    private static RequestUnderWay chased(
            RequestUnderWay before, Map<String, Owner> managers, Instant at, AuditAction expected) {
        Step step = (Step) before.chase(managers, HURRIED, at);
        assertThat(step.happenings()).extracting(Happening::action).containsExactly(expected);
        assertThat(step.happenings()).extracting(Happening::by).containsExactly(Actor.SYSTEM);
        return stillOpenAfter(before, step);
    }

    @Test
    void leavesAnApprovalAloneWhoseItemAnImportDecided() {
        RequestUnderWay sales = underWay(asked(SALES));
        RequestUnderWay decidedElsewhere = new RequestUnderWay(
                IdentityRequestFixture.withItems(
                        IdentityRequestFixture.items(item(sales.request(), 0).withApproval(ApprovalState.FINISHED)),
                        sales.request()),
                sales.particulars(),
                sales.approvals(),
                List.of(),
                sales.work());

        assertThat(decidedElsewhere.approve(approval(sales, 0), OTTO, null, NOW, HURRIED))
                .isEqualTo(new Refusal.NotPending());
        Step step = (Step) decidedElsewhere.chase(Map.of(), HURRIED, NOW.plus(Duration.ofDays(3)));
        assertThat(step.approvals()).extracting(Approval::state).containsExactly(Approval.State.ARCHIVED);
        assertThat(step.advance()).isNull();
    }

    // ---- cancelling

    @Test
    void endsWhenItsSubmitterCancelsItAndKeepsWhatWasSaid() {
        RequestUnderWay payroll = underWay(asked(PAYROLL));

        Step step = (Step) payroll.cancel(ZOE_HERSELF, "no longer needed", NOW);

        assertThat(step.approvals()).isEmpty();
        EndedRequest ended = endedAfter(payroll, step);
        assertThat(ended.request().stage()).isEqualTo(Stage.TERMINATED);
        assertThat(ended.request().status()).isEqualTo(Status.FAILURE);
        assertThat(item(ended.request(), 0).approval()).isEqualTo(ApprovalState.CANCELED);
        assertThat(Objects.requireNonNull(ended.particulars().cancelComment()).body())
                .isEqualTo("no longer needed");
        assertThat(Objects.requireNonNull(ended.particulars().cancelComment()).commenterName())
                .isEqualTo("Zoë Zhang");
        assertThat(step.happenings())
                .extracting(Happening::action)
                .containsExactly(AuditAction.ACCESS_REQUEST_CANCELLED);
    }

    @Test
    void isCancelledByNobodyElseButAnAdministrator() {
        RequestUnderWay payroll = underWay(asked(PAYROLL));

        assertThat(payroll.cancel(MIA, "mine", NOW)).isEqualTo(new Refusal.NotTheSubmitter());
        assertThat(payroll.cancel(ADMINISTRATOR, "mine", NOW)).isInstanceOf(Step.class);
    }

    @Test
    void isNotCancelledOnceAnItemHasPassedItsApproval() {
        RequestUnderWay both = underWay(asked(SALES), asked(PAYROLL));
        RequestUnderWay half = stillOpenAfter(both, both.approve(approval(both, 0), OTTO, null, NOW, HURRIED));

        assertThat(half.cancel(ZOE_HERSELF, "oh", NOW)).isEqualTo(new Refusal.PastApproval());
        assertThat(underWay(asked(WIKI)).cancel(ZOE_HERSELF, "oh", NOW)).isEqualTo(new Refusal.PastApproval());
    }

    @Test
    void isCancelledWhenItWasImportedAsLongAsNothingIsGranted() {
        assertThat(imported(IdentityRequestFixture.withoutItems()).cancel(ADMINISTRATOR, "x", NOW))
                .isInstanceOf(Step.class);
        assertThat(imported(IdentityRequestFixture.stuckInApproval()).cancel(ADMINISTRATOR, "x", NOW))
                .isEqualTo(new Refusal.PastApproval());
        assertThat(imported(IdentityRequestFixture.lifecycleStateChange()).cancel(ADMINISTRATOR, "x", NOW))
                .isEqualTo(new Refusal.NotAnAccessRequest("LifecycleStateChange"));
    }

    // ---- provisioning

    @Test
    void isOverWhenAllThatWasGrantedIsDone() {
        RequestUnderWay wiki = underWay(asked(WIKI));

        Step step = (Step) wiki.record(0, FINISHED, NOW, TWICE);

        assertThat(requestAfter(wiki, step))
                .returns(Stage.COMPLETED, IdentityRequest::stage)
                .returns(Status.SUCCESS, IdentityRequest::status);
        assertThat(step.work()).extracting(Work::due).containsExactly((Instant) null);
        assertThat(step.happenings())
                .extracting(Happening::action)
                .containsExactly(AuditAction.ACCESS_REQUEST_PROCESSED);
    }

    @Test
    void verifiesWhatIsOnlyCommittedAndIsOverWhenItIsVerified() {
        RequestUnderWay wiki = underWay(asked(WIKI));

        RequestUnderWay verifying = stillOpenAfter(wiki, wiki.record(0, COMMITTED, NOW, TWICE));

        assertThat(verifying.request().stage()).isEqualTo(Stage.VERIFYING);
        assertThat(verifying.record(0, COMMITTED, NOW, TWICE)).isEqualTo(new Decision.NothingNew());
        assertThat(requestAfter(verifying, verifying.record(0, FINISHED, NOW, TWICE))
                        .status())
                .isEqualTo(Status.SUCCESS);
        assertThat(requestAfter(
                                verifying,
                                verifying.record(
                                        0, new ProvisioningResult.VerificationFailed("gone again"), NOW, TWICE))
                        .status())
                .isEqualTo(Status.FAILURE);
    }

    @Test
    void isIncompleteWhenOnlySomeIsDone() {
        RequestUnderWay two = underWay(asked(WIKI), asked(WIKI));
        RequestUnderWay one = stillOpenAfter(two, two.record(0, FINISHED, NOW, TWICE));

        IdentityRequest after = requestAfter(one, one.record(1, failed(false, 1), NOW, TWICE));

        assertThat(after.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(after.remarks().errors()).containsExactly("no such group");
    }

    @Test
    void asksASourceAgainAfterAPauseUntilItWasAskedOftenEnough() {
        RequestUnderWay wiki = underWay(asked(WIKI));
        RequestUnderWay asked = stillOpenAfter(wiki, wiki.handedOver(order(wiki), NOW));

        RequestUnderWay retrying = stillOpenAfter(asked, asked.record(0, failed(true, 1), NOW, TWICE));

        assertThat(item(retrying.request(), 0).provisioning()).isEqualTo(ProvisioningState.RETRY);
        assertThat(retrying.work())
                .containsExactly(new Work(wiki.request().trackingNumber(), 0, 2, NOW.plus(Duration.ofMinutes(1))));
        assertThat(retrying.record(0, failed(true, 1), NOW, TWICE)).isEqualTo(new Decision.NothingNew());
        assertThat(retrying.record(0, failed(true, null), NOW, TWICE)).isEqualTo(new Decision.NothingNew());
        assertThat(requestAfter(retrying, retrying.record(0, failed(true, 2), NOW, TWICE))
                        .status())
                .isEqualTo(Status.FAILURE);
    }

    @Test
    void takesASourcesWordThatItDidItInTheEnd() {
        RequestUnderWay two = underWay(asked(WIKI), asked(WIKI));
        RequestUnderWay failed = stillOpenAfter(two, two.record(0, failed(false, 1), NOW, TWICE));

        RequestUnderWay done = stillOpenAfter(failed, failed.record(0, FINISHED, NOW, TWICE));

        assertThat(item(done.request(), 0).provisioning()).isEqualTo(ProvisioningState.FINISHED);
        assertThat(done.record(0, failed(false, 1), NOW, TWICE)).isEqualTo(new Decision.NothingNew());
    }

    @Test
    void recordsNothingForWhatNobodyGrantedOrAskedFor() {
        RequestUnderWay sales = underWay(asked(SALES));

        assertThat(sales.record(0, FINISHED, NOW, TWICE)).isEqualTo(new Refusal.NotGranted(ApprovalState.PENDING));
        assertThat(sales.record(1, FINISHED, NOW, TWICE)).isEqualTo(new Refusal.NoSuchItem("at position 1"));
        assertThat(sales.record(-1, FINISHED, NOW, TWICE)).isEqualTo(new Refusal.NoSuchItem("at position -1"));
    }

    @Test
    void ordersWhatIsLeftToDoAndNothingElse() {
        RequestUnderWay wiki = underWay(asked(WIKI, null, null, LATER));
        Work work = wiki.work().getFirst();

        Order order = wiki.order(work).orElseThrow();

        assertThat(order.item()).isEqualTo(item(wiki.request(), 0));
        assertThat(order.attempt()).isEqualTo(1);
        assertThat(order.removeDate()).isEqualTo(LATER);
        assertThat(Objects.requireNonNull(order.recipient()).identityId()).isEqualTo("zoe");
        RequestUnderWay verifying = stillOpenAfter(wiki, wiki.record(0, COMMITTED, NOW, TWICE));
        assertThat(verifying.order(work)).isEmpty();
        assertThat(verifying.handedOver(order, NOW)).isEqualTo(new Decision.NothingNew());
        RequestUnderWay sales = underWay(asked(SALES));
        assertThat(sales.order(Work.dueAt(NOW, sales.request().trackingNumber(), 0)))
                .isEmpty();
    }

    @Test
    void takesResultsForImportedRequestsToo() {
        RequestUnderWay imported = imported(IdentityRequestFixture.stuckInProvisioning());

        assertThat(requestAfter(imported, imported.record(0, FINISHED, NOW, TWICE))
                        .status())
                .isEqualTo(Status.SUCCESS);
        assertThat(item(requestAfter(imported, imported.record(0, failed(true, null), NOW, TWICE)), 0)
                        .provisioning())
                .isEqualTo(ProvisioningState.RETRY);
    }

    @Test
    void goesOnByOneRevisionWithEachChange() {
        RequestUnderWay sales = underWay(asked(SALES));

        Advance advance =
                Objects.requireNonNull(((Step) sales.approve(approval(sales, 0), OTTO, null, NOW, HURRIED)).advance());

        assertThat(advance.before()).isEqualTo(sales.recorded());
        assertThat(advance.after().request().revision()).isEqualTo(1);
        assertThat(advance.after().request().modified()).isEqualTo(NOW);
        assertThat(advance.changedItems()).containsExactly(0);
        assertThat(advance.saysMore()).isTrue();
    }

    private static ProvisioningResult failed(boolean retryable, @Nullable Integer attempt) {
        return new ProvisioningResult.Failed("no such group", retryable, attempt);
    }

    private static RequestUnderWay imported(OpenRequest request) {
        return (RequestUnderWay)
                RequestLife.of(RecordedRequestFixture.recorded(request), ApprovalChains.NONE, List.of(), List.of());
    }

    private static ApprovalId approval(RequestUnderWay request, int index) {
        return request.approvals().all().get(index).id();
    }

    private static Approval only(RequestUnderWay request) {
        return request.approvals().all().getFirst();
    }

    private static RequestedItem item(IdentityRequest request, int position) {
        return Objects.requireNonNull(request.items()).items().get(position);
    }
}
