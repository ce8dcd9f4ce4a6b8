package org.unstuck.domain.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.unstuck.domain.life.RequestLifeFixture.OTTO;
import static org.unstuck.domain.life.RequestLifeFixture.ZOE_HERSELF;
import static org.unstuck.domain.life.RequestLifeFixture.consulting;
import static org.unstuck.domain.life.RequestLifeFixture.endedAfter;
import static org.unstuck.domain.life.RequestLifeFixture.stillOpenAfter;
import static org.unstuck.domain.submission.SubmissionFixture.FINN_FALLBACK;
import static org.unstuck.domain.submission.SubmissionFixture.HURRIED;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;

class ConsultingTest {

    private static final Trigger PRE_APPROVAL = Trigger.ACCESS_REQUEST_SUBMITTED;
    private static final Trigger DYNAMIC_APPROVER = Trigger.ACCESS_REQUEST_DYNAMIC_APPROVER;
    private static final Answer GO_ON = new Answer.PreApproval(true, "no conflict", "Risk Engine");
    private static final Answer STOP = new Answer.PreApproval(false, "conflicts with Payables", "Risk Engine");
    private static final Instant SOON = NOW.plus(Duration.ofMinutes(3));

    @Test
    void asksNoApproverBeforeTheSubscriberHasAnswered() {
        RequestUnderWay sales = consulting(PRE_APPROVAL, asked(SALES));

        assertThat(sales.approvals().all()).extracting(Approval::state).containsExactly(Approval.State.WAITING);
        assertThat(sales.approve(sales.approvals().all().getFirst().id(), OTTO, null, SOON, HURRIED))
                .isEqualTo(new Refusal.NotPending());
    }

    @Test
    void grantsNothingByItselfBeforeTheSubscriberHasAnswered() {
        RequestUnderWay wiki = consulting(PRE_APPROVAL, asked(WIKI));

        assertThat(item(wiki, 0).approval()).isEqualTo(ApprovalState.PENDING);
        assertThat(wiki.work()).isEmpty();
    }

    @Test
    void beginsTheApprovalsWhenTheSubscriberAgrees() {
        RequestUnderWay both = consulting(PRE_APPROVAL, asked(PAYROLL), asked(WIKI));

        Step step = (Step) answer(both, GO_ON, null);

        RequestUnderWay after = stillOpenAfter(both, step);
        assertThat(step.approvals()).extracting(Approval::state).containsExactly(Approval.State.PENDING);
        assertThat(step.approvals().getFirst().due()).isEqualTo(SOON.plus(Duration.ofDays(3)));
        assertThat(item(after, 1).approval()).isEqualTo(ApprovalState.FINISHED);
        assertThat(step.work()).containsExactly(Work.dueAt(SOON, both.request().trackingNumber(), 1));
        assertThat(after.openConsultation()).isEmpty();
        Happening told = step.happenings().getFirst();
        assertThat(told.action()).isEqualTo(AuditAction.ACCESS_REQUEST_CONSULTED);
        assertThat(told.by()).isEqualTo(new Actor("Risk Engine", "Risk Engine"));
        assertThat(told.attributes())
                .containsEntry("trigger", "idn:access-request-pre-approval")
                .containsEntry("approved", "true")
                .containsEntry("comment", "no conflict");
    }

    @Test
    void rejectsEverythingWhenTheSubscriberDoesNotAgree() {
        RequestUnderWay both = consulting(PRE_APPROVAL, asked(PAYROLL), asked(WIKI));

        EndedRequest ended = endedAfter(both, answer(both, STOP, null));

        assertThat(ended.request().stage()).isEqualTo(Stage.COMPLETED);
        assertThat(ended.request().status()).isEqualTo(Status.FAILURE);
        assertThat(Objects.requireNonNull(ended.request().items()).items())
                .extracting(RequestedItem::approval)
                .containsOnly(ApprovalState.REJECTED);
        assertThat(Objects.requireNonNull(ended.particulars().items().getFirst().reviewerComment())
                        .body())
                .isEqualTo("conflicts with Payables");
    }

    @Test
    void asksTheNextSubscriberBeforeAnyApprover() {
        RequestUnderWay sales = consulting(PRE_APPROVAL, asked(SALES));
        Consultation next = Consultation.about(
                sales.request().trackingNumber(),
                DYNAMIC_APPROVER,
                new DeliveryId(UUID.randomUUID()),
                SOON,
                SOON.plusSeconds(60));

        RequestUnderWay after = stillOpenAfter(sales, answer(sales, GO_ON, next));

        assertThat(after.openConsultation()).contains(next);
        assertThat(after.approvals().all()).extracting(Approval::state).containsExactly(Approval.State.WAITING);
    }

    @Test
    void hasTheApproverWhomTheSubscriberNamesDecideLast() {
        RequestUnderWay both = consulting(DYNAMIC_APPROVER, asked(SALES), asked(WIKI));

        Step step = (Step) answer(both, new Answer.DynamicApprover(FINN_FALLBACK), null);

        List<Approval> chains = stillOpenAfter(both, step).approvals().all();
        assertThat(chains)
                .extracting(Approval::position, Approval::step, Approval::scheme, Approval::state)
                .containsExactlyInAnyOrder(
                        tuple(0, 0, Scheme.ENTITLEMENT_OWNER, Approval.State.PENDING),
                        tuple(0, 1, Scheme.APP_OWNER, Approval.State.WAITING),
                        tuple(1, 0, Scheme.APP_OWNER, Approval.State.PENDING));
        assertThat(step.work()).isEmpty();
    }

    @Test
    void goesOnAsUsualWhenTheSubscriberNamesNobody() {
        RequestUnderWay sales = consulting(DYNAMIC_APPROVER, asked(SALES));

        Step step = (Step) answer(sales, new Answer.DynamicApprover(null), null);

        assertThat(step.approvals()).extracting(Approval::state).containsExactly(Approval.State.PENDING);
    }

    @Test
    void failsWhenTheSubscriberNamesTheRecipient() {
        RequestUnderWay sales = consulting(DYNAMIC_APPROVER, asked(SALES));

        EndedRequest ended =
                endedAfter(sales, answer(sales, new Answer.DynamicApprover(Owner.person("zoe", "Zoë Zhang")), null));

        assertThat(ended.request().remarks().errors())
                .containsExactly("The approver that the subscriber named is the person whose access it is about.");
    }

    @Test
    void failsWithoutAnAnswer() {
        RequestUnderWay sales = consulting(PRE_APPROVAL, asked(SALES));

        Step step = (Step) answer(sales, new Answer.None("Nobody answered in time."), null);

        EndedRequest ended = endedAfter(sales, step);
        assertThat(ended.request().stage()).isEqualTo(Stage.TERMINATED);
        assertThat(ended.request().status()).isEqualTo(Status.FAILURE);
        assertThat(ended.request().remarks().errors()).containsExactly("Nobody answered in time.");
        assertThat(Objects.requireNonNull(ended.request().items()).items())
                .extracting(RequestedItem::approval)
                .containsExactly(ApprovalState.CANCELED);
        assertThat(step.happenings())
                .extracting(Happening::action)
                .containsExactly(AuditAction.ACCESS_REQUEST_CANCELLED);
    }

    @Test
    void takesOnlyTheFirstAnswer() {
        RequestUnderWay sales = consulting(PRE_APPROVAL, asked(SALES));
        RequestUnderWay answered = stillOpenAfter(sales, answer(sales, GO_ON, null));

        assertThat(answer(answered, STOP, null)).isEqualTo(new Decision.NothingNew());
    }

    @Test
    void takesNoAnswerToWhatNobodyAsked() {
        RequestUnderWay sales = consulting(DYNAMIC_APPROVER, asked(SALES));

        assertThat(sales.answered(PRE_APPROVAL, GO_ON, null, UUID::randomUUID, SOON, HURRIED))
                .isEqualTo(new Decision.NothingNew());
    }

    @Test
    void canBeCancelledWhileASubscriberIsAsked() {
        RequestUnderWay wiki = consulting(PRE_APPROVAL, asked(WIKI));

        EndedRequest ended = endedAfter(wiki, wiki.cancel(ZOE_HERSELF, "not needed", SOON));

        assertThat(ended.request().stage()).isEqualTo(Stage.TERMINATED);
    }

    private static Decision answer(RequestUnderWay request, Answer said, @Nullable Consultation next) {
        Trigger trigger = request.openConsultation().map(Consultation::trigger).orElse(PRE_APPROVAL);
        return request.answered(trigger, said, next, UUID::randomUUID, SOON, HURRIED);
    }

    private static RequestedItem item(RequestUnderWay request, int position) {
        return Objects.requireNonNull(request.request().items()).items().get(position);
    }
}
