package org.unstuck.domain.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.life.RequestLifeFixture.AN_AUDITOR;
import static org.unstuck.domain.life.RequestLifeFixture.MIA;
import static org.unstuck.domain.life.RequestLifeFixture.OTTO;
import static org.unstuck.domain.life.RequestLifeFixture.ZOE_HERSELF;
import static org.unstuck.domain.life.RequestLifeFixture.after;
import static org.unstuck.domain.life.RequestLifeFixture.stillOpenAfter;
import static org.unstuck.domain.life.RequestLifeFixture.underWay;
import static org.unstuck.domain.request.IdentityRequestFixture.CREATED;
import static org.unstuck.domain.request.IdentityRequestFixture.ENDED;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.item;
import static org.unstuck.domain.request.IdentityRequestFixture.items;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.IdentityRequestFixture.withItems;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.submission.SubmissionFixture.AUDITORS;
import static org.unstuck.domain.submission.SubmissionFixture.FINN_FALLBACK;
import static org.unstuck.domain.submission.SubmissionFixture.HURRIED;
import static org.unstuck.domain.submission.SubmissionFixture.MIA_MANAGER;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.OTTO_OWNER;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.life.Decision;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.Step;
import org.unstuck.domain.progress.Phase.Name;
import org.unstuck.domain.progress.Phase.Result;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.Directive;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;

class ItemProgressTest {

    private static final Instant AT = NOW.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(120);

    // ---- approvals that are kept here

    @Test
    void showsTheApprovalWhoseTurnItIsAndNoneThatWaits() {
        ItemProgress progress = of(underWay(asked(PAYROLL)));

        assertThat(progress.state()).isEqualTo(ItemState.EXECUTING);
        assertThat(progress.agreements()).singleElement().satisfies(agreement -> {
            assertThat(agreement.id()).isEqualTo(progress.approvals().get(0).id());
            assertThat(agreement.state()).isEqualTo(Agreement.State.PENDING);
            assertThat(agreement.scheme()).isEqualTo(Scheme.MANAGER);
            assertThat(agreement.owner()).isEqualTo(MIA_MANAGER);
            assertThat(agreement.originalOwner()).isEqualTo(MIA_MANAGER);
            assertThat(agreement.forwarded()).isFalse();
            assertThat(agreement.decided()).isNull();
        });
        assertThat(progress.phases()).containsExactly(Phase.executing(Name.APPROVAL_PHASE, NOW));
        assertThat(progress.isCancelable()).isTrue();
        assertThat(progress.type()).isEqualTo(RequestType.GRANT_ACCESS);
    }

    @Test
    void showsAForwardedApprovalWithBothOfItsOwners() {
        RequestUnderWay request = underWay(asked(SALES));
        Approval approval = request.approvals().all().getFirst();

        Agreement forwarded = of(request, request.forward(approval.id(), OTTO, FINN_FALLBACK, "you", AT, HURRIED))
                .agreements()
                .getFirst();

        assertThat(forwarded.forwarded()).isTrue();
        assertThat(forwarded.originalOwner()).isEqualTo(OTTO_OWNER);
        assertThat(forwarded.owner()).isEqualTo(FINN_FALLBACK);
        assertThat(forwarded.modified()).isEqualTo(AT);
        assertThat(forwarded.state()).isEqualTo(Agreement.State.PENDING);
    }

    @Test
    void namesWhoOfAGroupDecided() {
        RequestUnderWay first = underWay(asked(PAYROLL));
        RequestUnderWay second = approved(first, 0, MIA);
        RequestUnderWay third = approved(second, 1, OTTO);
        assertThat(of(third).agreements().get(2).owner()).isEqualTo(AUDITORS);

        ItemProgress granted = of(approved(third, 2, AN_AUDITOR));

        assertThat(granted.agreements())
                .extracting(Agreement::state)
                .containsOnly(Agreement.State.APPROVED)
                .hasSize(3);
        assertThat(granted.agreements().get(2).originalOwner()).isEqualTo(AUDITORS);
        assertThat(granted.agreements().get(2).owner()).isEqualTo(Owner.person("audrey", "Audrey Auditor"));
    }

    @Test
    void hangsInProvisioningOnceAllHaveAgreedAndNoSourceAnswers() {
        RequestUnderWay request = underWay(asked(SALES));

        ItemProgress hanging = of(approved(request, 0, OTTO));

        assertThat(hanging.phases())
                .containsExactly(
                        Phase.completed(Name.APPROVAL_PHASE, Result.SUCCESSFUL, NOW, AT),
                        Phase.executing(Name.PROVISIONING_PHASE, AT));
        assertThat(hanging.isCancelable()).isFalse();
        assertThat(hanging.state()).isEqualTo(ItemState.EXECUTING);
    }

    @Test
    void endsInApprovalWhenSomebodyRefuses() {
        RequestUnderWay request = underWay(asked(PAYROLL));
        Approval approval = request.approvals().all().getFirst();

        ItemProgress refused = of(request, request.reject(approval.id(), MIA, "no", false, AT));

        assertThat(refused.state()).isEqualTo(ItemState.REJECTED);
        assertThat(refused.agreements())
                .extracting(Agreement::state)
                .containsExactly(Agreement.State.REJECTED, Agreement.State.ARCHIVED, Agreement.State.ARCHIVED);
        assertThat(refused.agreements().getFirst().comment()).isEqualTo("no");
        assertThat(refused.phases()).containsExactly(Phase.completed(Name.APPROVAL_PHASE, Result.FAILED, NOW, AT));
    }

    @Test
    void isCancelledTogetherWithItsApprovalsWhenItIsWithdrawn() {
        RequestUnderWay request = underWay(asked(SALES));

        ItemProgress withdrawn = of(request, request.cancel(ZOE_HERSELF, "never mind", AT));

        assertThat(withdrawn.state()).isEqualTo(ItemState.CANCELLED);
        assertThat(withdrawn.agreements()).extracting(Agreement::state).containsExactly(Agreement.State.CANCELLED);
        assertThat(withdrawn.phases()).containsExactly(Phase.cancelled(Name.APPROVAL_PHASE, NOW, AT));
        assertThat(withdrawn.isCancelable()).isFalse();
    }

    @Test
    void isTerminatedTogetherWithItsApprovalsWhenItIsClosed() {
        RequestUnderWay request = underWay(asked(SALES));
        Closure closure = closure(runId(1), request.request());

        ItemProgress closed = new ItemProgress(
                new RecordedRequest(closure.closed(), request.particulars()),
                0,
                request.approvals().all());

        assertThat(closed.state()).isEqualTo(ItemState.TERMINATED);
        assertThat(closed.agreements()).extracting(Agreement::state).containsExactly(Agreement.State.CANCELLED);
        assertThat(closed.phases())
                .containsExactly(Phase.cancelled(
                        Name.APPROVAL_PHASE, NOW, closure.closed().completed()));
    }

    @Test
    void needsNobodyToAgreeToWhatAnyoneMayHave() {
        ItemProgress granted = of(underWay(asked(WIKI)));

        assertThat(granted.agreements()).isEmpty();
        assertThat(granted.phases())
                .containsExactly(
                        Phase.completed(Name.APPROVAL_PHASE, Result.SUCCESSFUL, NOW, null),
                        Phase.executing(Name.PROVISIONING_PHASE, NOW));
    }

    // ---- requests from elsewhere

    @ParameterizedTest
    @CsvSource({
        "PENDING, PENDING",
        "FINISHED, APPROVED",
        "REJECTED, REJECTED",
        "RETURNED, REJECTED",
        "EXPIRED, EXPIRED",
        "CANCELED, CANCELLED"
    })
    void tellsWhatTheItemKnowsOfItsApproval(ApprovalState approval, Agreement.State state) {
        ItemProgress progress = reviewed(
                withItems(items(item(0, approval, null)), stuckInApproval()),
                new IdentitySummary("s", "Ada Ueda", "ada", true),
                new Comment("ada", "Ada Ueda", "why", LATER));

        assertThat(progress.agreements())
                .containsExactly(new Agreement(
                        null,
                        state,
                        null,
                        false,
                        null,
                        Owner.person("ada", "Ada Ueda"),
                        state == Agreement.State.PENDING || state == Agreement.State.CANCELLED ? null : LATER,
                        LATER,
                        "why"));
    }

    @Test
    void namesNobodyWhereTheItemNamesNobody() {
        IdentityRequest pending = withItems(items(item(0, ApprovalState.PENDING, null)), stuckInApproval());

        assertThat(reviewed(pending, null, null).agreements())
                .containsExactly(
                        new Agreement(null, Agreement.State.PENDING, null, false, null, null, null, null, null));
        assertThat(reviewed(pending, new IdentitySummary("s", "Ada", null, null), null)
                        .agreements()
                        .getFirst()
                        .owner())
                .isNull();
        assertThat(reviewed(withItems(items(item(0, ApprovalState.FINISHED, null)), stuckInApproval()), null, null)
                        .agreements())
                .isEmpty();
        assertThat(reviewed(withItems(items(item(0, null, null)), stuckInApproval()), null, null)
                        .agreements())
                .isEmpty();
    }

    @Test
    void hangsInProvisioningSinceTheReviewOrWhereNobodyTellsOfOneSinceItWasAskedFor() {
        IdentityRequest stuck =
                withItems(items(item(0, ApprovalState.FINISHED, ProvisioningState.PENDING)), stuckInProvisioning());

        assertThat(reviewed(stuck, new IdentitySummary("s", "Ada", "ada", true), new Comment(null, null, null, LATER))
                        .phases())
                .contains(Phase.executing(Name.PROVISIONING_PHASE, LATER));
        assertThat(reviewed(stuck, null, null).phases())
                .containsExactly(
                        Phase.completed(Name.APPROVAL_PHASE, Result.SUCCESSFUL, CREATED, null),
                        Phase.executing(Name.PROVISIONING_PHASE, CREATED));
    }

    @Test
    void isBeingProvisionedUntilItIsVerified() {
        assertThat(new ItemProgress(recorded(verifying()), 0, List.of()).phases())
                .contains(Phase.executing(Name.PROVISIONING_PHASE, CREATED));
    }

    @Test
    void finishesItsProvisioningAtTheLatestWithItsRequest() {
        assertThat(new ItemProgress(recorded(endedByItself()), 0, List.of()).phases())
                .contains(Phase.completed(Name.PROVISIONING_PHASE, Result.SUCCESSFUL, CREATED, ENDED));
        assertThat(new ItemProgress(recorded(stuckInProvisioning()), 1, List.of()).phases())
                .contains(Phase.completed(Name.PROVISIONING_PHASE, Result.SUCCESSFUL, CREATED, null));
        IdentityRequest failed = withItems(items(item(0, null, ProvisioningState.FAILED)), stuckInProvisioning());
        assertThat(new ItemProgress(recorded(failed), 0, List.of()).phases())
                .containsExactly(Phase.completed(Name.PROVISIONING_PHASE, Result.FAILED, CREATED, null));
    }

    @ParameterizedTest
    @CsvSource({
        "TERMINATED, FAILURE, CANCELLED, ",
        "COMPLETED, SUCCESS, COMPLETED, SUCCESSFUL",
        "COMPLETED, INCOMPLETE, COMPLETED, FAILED",
        "COMPLETED, FAILURE, COMPLETED, FAILED"
    })
    void endsTheProvisioningThatHungAsItsCloseSays(Stage stage, Status status, Phase.State state, Result result) {
        OpenRequest stuck = stuckInProvisioning();
        IdentityRequest closed =
                stuck.close(new Directive(stage, status, "m"), runId(1), LATER).closed();

        assertThat(new ItemProgress(recorded(closed), 0, List.of()).phases().getLast())
                .isEqualTo(new Phase(Name.PROVISIONING_PHASE, state, result, CREATED, LATER));
        assertThat(new ItemProgress(recorded(closed), 1, List.of()).phases().getLast())
                .isEqualTo(Phase.completed(Name.PROVISIONING_PHASE, Result.SUCCESSFUL, CREATED, LATER));
    }

    // ---- guards

    @Test
    void isOneOfTheItemsOfItsRequestAndHasNoApprovalsOfOthers() {
        RecordedRequest recorded = recorded(stuckInApproval(trackingNumber(2)));
        List<Approval> others = underWay(asked(SALES)).approvals().all();

        assertThatThrownBy(() -> new ItemProgress(recorded, 4, List.of()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new ItemProgress(recorded, 0, others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is about another item");
    }

    private static RequestUnderWay approved(RequestUnderWay request, int step, Decider by) {
        Approval approval = request.approvals().all().get(step);
        return stillOpenAfter(request, request.approve(approval.id(), by, null, AT, HURRIED));
    }

    private static ItemProgress of(RequestUnderWay request) {
        return new ItemProgress(request.recorded(), 0, request.approvals().all());
    }

    private static ItemProgress of(RequestUnderWay before, Decision decision) {
        return new ItemProgress(
                after(before, decision).recorded(),
                0,
                before.approvals().with(((Step) decision).approvals()).all());
    }

    private static ItemProgress reviewed(IdentityRequest request, IdentitySummary reviewer, Comment comment) {
        Particulars said = new Particulars(
                null, null, null, null, List.of(new Particulars.Item(null, null, null, reviewer, comment, null, null)));
        return new ItemProgress(new RecordedRequest(request, said), 0, List.of());
    }
}
