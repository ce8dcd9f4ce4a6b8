package org.unstuck.application.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.unstuck.domain.closing.CloseRunFixture.ADMINISTRATOR;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ADMINISTRATOR;
import static org.unstuck.domain.submission.SubmissionFixture.BY_MIA;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ZOE;
import static org.unstuck.domain.submission.SubmissionFixture.LATER;
import static org.unstuck.domain.submission.SubmissionFixture.MUCH_LATER;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.SECRET;
import static org.unstuck.domain.submission.SubmissionFixture.VAULT;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;
import static org.unstuck.domain.submission.SubmissionFixture.flat;
import static org.unstuck.domain.submission.SubmissionFixture.grant;
import static org.unstuck.domain.submission.SubmissionFixture.revoke;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.application.approval.ApproveInBulk;
import org.unstuck.application.approval.DecideApproval.Word;
import org.unstuck.application.approval.ReadApprovals;
import org.unstuck.application.consultation.AskingReceiver;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;
import org.unstuck.application.life.CancelRequests.Outcome;
import org.unstuck.application.port.InMemoryAccessRequestSettings;
import org.unstuck.application.port.InMemoryApprovals;
import org.unstuck.application.port.InMemoryConsultations;
import org.unstuck.application.port.InMemoryDeliveries;
import org.unstuck.application.port.InMemoryProvisioningWork;
import org.unstuck.application.port.InMemoryRequestsUnderWay;
import org.unstuck.application.port.InMemoryTriggerSubscriptions;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.PendingApprovalQuery;
import org.unstuck.application.port.PendingApprovalQuery.Ownership;
import org.unstuck.application.port.Receiver.Message;
import org.unstuck.application.port.Receiver.Reception;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.port.SpokenCallbacks;
import org.unstuck.application.provisioning.ClaimProvisioningOrders;
import org.unstuck.application.provisioning.RecordProvisioningResult;
import org.unstuck.application.submission.ChangeAccessRequestConfig;
import org.unstuck.application.submission.SubmitAccessRequest.Result;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.life.Refusal;
import org.unstuck.domain.provisioning.LateResult;
import org.unstuck.domain.provisioning.Order;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.AccessRequest;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.domain.submission.Receipt;
import org.unstuck.domain.submission.SubmissionRule;
import org.unstuck.domain.submission.Submitter;
import org.unstuck.domain.submission.Violation;
import org.unstuck.domain.trigger.AccessRequestDecided;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.ProvisioningCompleted;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;

/** Whole lives of requests, told from outside. */
class RequestLifeTest {

    private static final Actor ZOE = new Actor("zoe", "Zoë Zhang");
    private static final Actor MIA = new Actor("mia", "Mia Manager");
    private static final Actor OTTO = new Actor("otto", "Otto Owner");
    private static final Actor AUDREY = new Actor("audrey", "Audrey Auditor");
    private static final Actor ADA = new Actor("ada", "Ada Administrator");
    private static final Actor FINN = new Actor("finn", "Finn Fallback");
    private static final Decider BY_HERSELF = new Decider(ZOE, false, Set.of());
    private static final ProvisioningResult COMMITTED = new ProvisioningResult.Committed();
    private static final ProvisioningResult FINISHED = new ProvisioningResult.Finished();
    private static final RecordProvisioningResult.Outcome RECORDED = new RecordProvisioningResult.Outcome.Recorded();
    private static final RecordProvisioningResult.Outcome KNOWN_ALREADY =
            new RecordProvisioningResult.Outcome.KnownAlready();

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();
    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryApprovals approvals = new InMemoryApprovals(unstuck.transactions, unstuck.identityRequests);
    private final InMemoryProvisioningWork work =
            new InMemoryProvisioningWork(unstuck.transactions, unstuck.identityRequests);
    private final InMemoryConsultations consultations =
            new InMemoryConsultations(unstuck.transactions, unstuck.identityRequests);
    private final InMemoryTriggerSubscriptions subscriptions = new InMemoryTriggerSubscriptions(unstuck.transactions);
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(unstuck.transactions, unstuck.outgoingEvents);
    private final Lives lives = new Lives(
            unstuck.identityRequests,
            new InMemoryRequestsUnderWay(unstuck.transactions, unstuck.identityRequests),
            approvals,
            work,
            consultations,
            subscriptions,
            deliveries,
            new InMemoryAccessRequestSettings(unstuck.transactions),
            unstuck.auditTrail,
            unstuck.outgoingEvents,
            unstuck.transactions,
            unstuck.newIds,
            clock);

    // ---- asking subscribers first

    @Test
    void waitsForTheSubscriberWhoIsAskedBeforeAnyApprover() {
        subscribe(Trigger.ACCESS_REQUEST_SUBMITTED, null);
        TrackingNumber payroll = submit(asked(PAYROLL));

        assertThat(approve(payroll, 0, MIA)).contains(new Refusal.NotPending());
        assertThat(answer(payroll, new Answer.PreApproval(true, "no conflict", "Risk Engine")))
                .isTrue();
        assertThat(approve(payroll, 0, MIA)).isEmpty();

        assertThat(actions(payroll))
                .containsExactly(
                        AuditAction.ACCESS_REQUEST_REQUESTED,
                        AuditAction.ACCESS_REQUEST_CONSULTED,
                        AuditAction.ACCESS_APPROVAL_STARTED,
                        AuditAction.ACCESS_REQUEST_APPROVED,
                        AuditAction.ACCESS_APPROVAL_STARTED);
    }

    @Test
    void asksOneSubscriberAfterTheOtherAndThenWhomTheyName() {
        subscribe(Trigger.ACCESS_REQUEST_SUBMITTED, null);
        subscribe(Trigger.ACCESS_REQUEST_DYNAMIC_APPROVER, null);
        TrackingNumber wiki = submit(asked(WIKI));
        clock.pass(Duration.ofSeconds(1));

        assertThat(answer(wiki, new Answer.PreApproval(true, "", "Risk Engine")))
                .isTrue();
        assertThat(answer(wiki, new Answer.DynamicApprover(Owner.person(FINN.id(), FINN.name()))))
                .isTrue();
        assertThat(lives.dispatchProvisioning.dispatch(10)).isZero();
        assertThat(approve(wiki, 0, FINN)).isEmpty();

        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);
        assertThat(unstuck.transactions.inTransaction(() -> deliveries.claim(
                        subscription(Trigger.ACCESS_REQUEST_DYNAMIC_APPROVER),
                        EnumSet.allOf(Delivery.Kind.class),
                        clock.instant(),
                        clock.instant().plusSeconds(1),
                        10)))
                .as("questions to the second subscriber")
                .hasSize(1);
    }

    @Test
    void endsWhenTheSubscriberRefusesOrNamesNobodyKnown() {
        subscribe(Trigger.ACCESS_REQUEST_SUBMITTED, null);
        TrackingNumber refused = submit(asked(WIKI));
        answer(refused, new Answer.PreApproval(false, "conflict", "Risk Engine"));
        assertThat(request(refused).status()).isEqualTo(Status.FAILURE);
        subscriptionsGone();
        subscribe(Trigger.ACCESS_REQUEST_DYNAMIC_APPROVER, null);
        TrackingNumber unknown = submit(asked(WIKI));

        answer(unknown, new Answer.DynamicApprover(Owner.person("nobody", "Nobody")));

        assertThat(request(unknown).remarks().errors())
                .containsExactly("The approver that the subscriber named is not known here.");
    }

    @Test
    void endsWhenTheSubscriberDoesNotAnswerInTime() {
        subscribe(Trigger.ACCESS_REQUEST_SUBMITTED, null);
        TrackingNumber wiki = submit(asked(WIKI));

        clock.pass(Subscription.DEFAULT_RESPONSE_DEADLINE.minusSeconds(1));
        assertThat(lives.chaseConsultations.chase(10)).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(lives.chaseConsultations.chase(10)).isEqualTo(1);

        assertThat(request(wiki))
                .returns(Stage.TERMINATED, IdentityRequest::stage)
                .returns(Status.FAILURE, IdentityRequest::status);
        assertThat(answer(wiki, new Answer.PreApproval(true, "", "Risk Engine")))
                .as("an answer that comes too late changes something")
                .isFalse();
    }

    @Test
    void asksNobodyAnyMoreWhenItIsTooLate() {
        subscribe(Trigger.ACCESS_REQUEST_SUBMITTED, null);
        TrackingNumber wiki = submit(asked(WIKI));
        List<Message> asked = new ArrayList<>();
        AskingReceiver receiver = new AskingReceiver(
                (message, to) -> {
                    asked.add(message);
                    return new Reception.Refused(503, null, "The receiver answered 503.");
                },
                consultations,
                lives.answerConsultation,
                (trigger, json) -> new Answer.None("nobody answered"),
                new SpokenCallbacks());

        assertThat(ask(receiver, wiki)).isInstanceOf(Reception.Refused.class);
        clock.pass(Subscription.DEFAULT_RESPONSE_DEADLINE.minusMillis(1));
        assertThat(ask(receiver, wiki)).isInstanceOf(Reception.Refused.class);
        assertThat(asked).hasSize(2);
        clock.pass(Duration.ofMillis(1));
        assertThat(ask(receiver, wiki)).isEqualTo(new Reception.Needless());
        lives.chaseConsultations.chase(10);
        assertThat(ask(receiver, wiki)).isEqualTo(new Reception.Needless());

        assertThat(asked).hasSize(2);
    }

    @Test
    void asksNobodyAnyMoreWhoHasAnswered() {
        subscribe(Trigger.ACCESS_REQUEST_SUBMITTED, null);
        TrackingNumber wiki = submit(asked(WIKI));
        AskingReceiver receiver = new AskingReceiver(
                (message, to) -> new Reception.Taken(200, "yes"),
                consultations,
                lives.answerConsultation,
                (trigger, json) -> new Answer.PreApproval(json.equals("yes"), "", "Risk Engine"),
                new SpokenCallbacks());

        answer(wiki, new Answer.PreApproval(true, "", "Risk Engine"));

        assertThat(ask(receiver, wiki)).isEqualTo(new Reception.Needless());
    }

    private Reception ask(AskingReceiver receiver, TrackingNumber number) {
        return receiver.hand(
                new Message(
                        consultations.of(List.of(number)).getLast().invocation().value(), clock.instant(), "{}"),
                subscriptions
                        .find(subscription(Trigger.ACCESS_REQUEST_SUBMITTED))
                        .orElseThrow());
    }

    @Test
    void asksNobodyWhoseFilterFindsNothing() {
        subscribe(Trigger.ACCESS_REQUEST_SUBMITTED, "nothing like this");

        TrackingNumber wiki = submit(asked(WIKI));

        assertThat(consultations.of(List.of(wiki))).isEmpty();
        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);
    }

    private void subscribe(Trigger trigger, @Nullable String filter) {
        unstuck.transactions.inTransaction(() -> {
            subscriptions.add(new Subscription(
                    new SubscriptionId(new UUID(9, trigger.ordinal())),
                    trigger.title(),
                    null,
                    trigger,
                    Subscription.DEFAULT_RESPONSE_DEADLINE,
                    new Target.Http("https://risk.example.com", Target.DispatchMode.ASYNC, new Authentication.None()),
                    SigningSecrets.NONE,
                    true,
                    null,
                    filter,
                    NOW,
                    null));
            return trigger;
        });
    }

    private SubscriptionId subscription(Trigger trigger) {
        return new SubscriptionId(new UUID(9, trigger.ordinal()));
    }

    private void subscriptionsGone() {
        unstuck.transactions.inTransaction(() -> subscriptions.remove(subscription(Trigger.ACCESS_REQUEST_SUBMITTED)));
    }

    private boolean answer(TrackingNumber number, Answer said) {
        return lives.answerConsultation.answer(
                consultations.of(List.of(number)).getLast().invocation(), said);
    }

    // ---- to the end

    @Test
    void isGrantedStraightThroughWhereNobodyNeedAgree() {
        TrackingNumber wiki = submit(asked(WIKI));
        lives.provisioner.answer(COMMITTED);

        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);
        assertThat(request(wiki).stage()).isEqualTo(Stage.VERIFYING);
        assertThat(lives.recordProvisioningResult.record(wiki, 0, FINISHED)).isEqualTo(RECORDED);

        assertThat(request(wiki))
                .returns(Stage.COMPLETED, IdentityRequest::stage)
                .returns(Status.SUCCESS, IdentityRequest::status);
        assertThat(actions(wiki))
                .containsExactly(
                        AuditAction.ACCESS_REQUEST_REQUESTED,
                        AuditAction.ACCESS_REQUEST_PROCESSED,
                        AuditAction.ACCESS_REQUEST_PROCESSED);
        assertThat(lives.dispatchProvisioning.dispatch(10)).isZero();
    }

    @Test
    void goesFromApproverToApproverAndThenToTheSource() {
        TrackingNumber payroll = submit(asked(PAYROLL));

        assertThat(approve(payroll, 0, MIA)).isEmpty();
        assertThat(approve(payroll, 1, OTTO)).isEmpty();
        assertThat(lives.dispatchProvisioning.dispatch(10)).isZero();
        assertThat(approve(payroll, 2, AUDREY)).isEmpty();
        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);

        Order order = lives.provisioner.orders().getFirst();
        assertThat(order.request()).isEqualTo(payroll);
        assertThat(order.position()).isZero();
        assertThat(Objects.requireNonNull(order.item().object()).id()).isEqualTo("payroll");
        assertThat(lives.dispatchProvisioning.dispatch(10)).isZero();
        assertThat(lives.recordProvisioningResult.record(payroll, 0, FINISHED)).isEqualTo(RECORDED);
        assertThat(request(payroll).status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void endsInFailureWhenItIsRejected() {
        TrackingNumber payroll = submit(asked(PAYROLL));

        assertThat(lives.decideApproval.decide(approval(payroll, 0), new Word.Reject("no"), MIA, false))
                .isEmpty();

        assertThat(request(payroll))
                .returns(Stage.COMPLETED, IdentityRequest::stage)
                .returns(Status.FAILURE, IdentityRequest::status);
        assertThat(actions(payroll))
                .containsExactly(
                        AuditAction.ACCESS_REQUEST_REQUESTED,
                        AuditAction.ACCESS_APPROVAL_STARTED,
                        AuditAction.ACCESS_REQUEST_REJECTED);
        assertThat(approve(payroll, 0, MIA)).contains(new Refusal.NotPending());
    }

    @Test
    void isNotRejectedWithoutAWordWhereOneIsRequired() {
        TrackingNumber vault = submit(asked(VAULT));

        assertThat(lives.decideApproval.decide(approval(vault, 0), new Word.Reject(null), OTTO, false))
                .contains(new Refusal.CommentRequired());
        assertThat(request(vault).stage().isOpen()).isTrue();
        assertThat(lives.decideApproval.decide(approval(vault, 0), new Word.Reject("no"), OTTO, false))
                .isEmpty();
        assertThat(request(vault).stage().isOpen()).isFalse();
    }

    @Test
    void isApprovedByWhomItEscalatedTo() {
        lives.hurryApprovers();
        TrackingNumber sales = submit(asked(SALES));

        assertThat(lives.chaseApprovals.chase(10)).isZero();
        clock.pass(Duration.ofDays(3));
        assertThat(lives.chaseApprovals.chase(10)).isEqualTo(1);
        clock.pass(Duration.ofDays(2));
        assertThat(lives.chaseApprovals.chase(10)).isEqualTo(1);
        clock.pass(Duration.ofDays(2));
        assertThat(lives.chaseApprovals.chase(10)).isEqualTo(1);

        assertThat(approve(sales, 0, OTTO)).contains(new Refusal.NotTheApprover());
        assertThat(approve(sales, 0, MIA)).isEmpty();
        assertThat(item(sales, 0).approval()).isEqualTo(ApprovalState.FINISHED);
        assertThat(actions(sales))
                .containsExactly(
                        AuditAction.ACCESS_REQUEST_REQUESTED,
                        AuditAction.ACCESS_APPROVAL_STARTED,
                        AuditAction.ACCESS_REQUEST_REMINDED,
                        AuditAction.ACCESS_REQUEST_REMINDED,
                        AuditAction.ACCESS_REQUEST_ESCALATED,
                        AuditAction.ACCESS_REQUEST_APPROVED);
    }

    @Test
    void isIncompleteWhenOneOfTwoItemsFailsForGood() {
        TrackingNumber both = submit(asked(WIKI), asked(SALES));
        approve(both, 0, OTTO);
        lives.provisioner.answer(order -> Optional.of(result(order)));
        lives.provisioner.answer(order -> Optional.of(result(order)));

        lives.dispatchProvisioning.dispatch(10);
        assertThat(request(both).stage()).isEqualTo(Stage.EXECUTING);
        for (int attempt = 2; attempt <= 3; attempt++) {
            clock.pass(Duration.ofMinutes(1));
            lives.provisioner.answer(order -> Optional.of(result(order)));
            if (attempt == 3) {
                assertThat(lives.dispatchProvisioning.dispatch(10)).isZero();
                clock.pass(Duration.ofMinutes(1));
            }
            assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);
        }

        assertThat(request(both))
                .returns(Stage.COMPLETED, IdentityRequest::stage)
                .returns(Status.INCOMPLETE, IdentityRequest::status);
        assertThat(request(both).remarks().errors()).containsExactly("no such group");
        assertThat(item(both, 1).provisioning()).isEqualTo(ProvisioningState.FAILED);
    }

    private static ProvisioningResult result(Order order) {
        return "sales".equals(Objects.requireNonNull(order.item().object()).id())
                ? new ProvisioningResult.Failed("no such group", true, order.attempt())
                : FINISHED;
    }

    // ---- what the outside is told

    @Test
    void tellsOfTheDecisionOnceTheLastItemIsDecided() {
        TrackingNumber both = submit(asked(SALES), asked(PAYROLL));
        approve(both, 0, OTTO);
        assertThat(unstuck.outgoingEvents.told()).isEmpty();

        assertThat(lives.decideApproval.decide(approval(both, 1), new Word.Reject("no"), MIA, false))
                .isEmpty();

        AccessRequestDecided decided =
                (AccessRequestDecided) unstuck.outgoingEvents.told().getFirst();
        assertThat(unstuck.outgoingEvents.told()).hasSize(1);
        assertThat(decided.trackingNumber()).isEqualTo(both);
        assertThat(decided.requestedFor().id()).isEqualTo("zoe");
        assertThat(decided.items())
                .extracting(AccessRequestDecided.Item::id, AccessRequestDecided.Item::decisions)
                .containsExactly(
                        tuple("sales", List.of(new AccessRequestDecided.Decision(true, OTTO, null))),
                        tuple("payroll", List.of(new AccessRequestDecided.Decision(false, MIA, "no"))));
    }

    @Test
    void tellsThatProvisioningIsOverWhenItEndsByItself() {
        TrackingNumber wiki = submit(asked(WIKI));
        lives.provisioner.answer(FINISHED);

        lives.dispatchProvisioning.dispatch(10);

        assertThat(unstuck.outgoingEvents.told())
                .containsExactly(ProvisioningCompleted.of((ClosedRequest) request(wiki)));
    }

    @Test
    void tellsOfNoProvisioningWhereNothingWasGrantedOrItWasWithdrawn() {
        TrackingNumber sales = submit(asked(SALES));
        cancel(sales);
        assertThat(unstuck.outgoingEvents.told()).isEmpty();

        TrackingNumber payroll = submit(asked(PAYROLL));
        lives.decideApproval.decide(approval(payroll, 0), new Word.Reject("no"), MIA, false);

        assertThat(unstuck.outgoingEvents.told()).singleElement().isInstanceOf(AccessRequestDecided.class);
    }

    // ---- stuck

    @Test
    void isClosedWhenItHangsAfterItsApprovalAndWhatComesLateChangesNothing() {
        TrackingNumber sales = submit(asked(SALES));
        approve(sales, 0, OTTO);
        lives.dispatchProvisioning.dispatch(10);

        assertThat(cancel(sales)).isEqualTo(new Outcome.Refused(new Refusal.PastApproval()));
        close(sales);
        ClosedRequest closed = (ClosedRequest) request(sales);
        assertThat(lives.recordProvisioningResult.record(sales, 0, FINISHED))
                .isEqualTo(new RecordProvisioningResult.Outcome.Late());
        assertThat(lives.recordProvisioningResult.record(sales, 0, FINISHED)).isEqualTo(KNOWN_ALREADY);

        ClosedRequest after = (ClosedRequest) request(sales);
        assertThat(after)
                .returns(closed.stage(), ClosedRequest::stage)
                .returns(closed.status(), ClosedRequest::status)
                .returns(closed.completed(), ClosedRequest::completed)
                .returns(closed.items(), ClosedRequest::items)
                .returns(closed.closedBy(), ClosedRequest::closedBy);
        assertThat(after.remarks().warnings())
                .hasSize(2)
                .last()
                .isEqualTo("After this request had ended, item 1 was reported as FINISHED.");
        assertThat(work.lateResults(sales)).containsExactly(new LateResult(sales, 0, FINISHED, NOW));
        assertThat(actions(sales)).hasSize(4).last().isEqualTo(AuditAction.ACCESS_REQUEST_PROCESSED);
    }

    @Test
    void isAskedForAgainAfterItsClose() {
        TrackingNumber first = submit(asked(SALES));
        assertThat(receipt(grant(List.of("zoe"), asked(SALES)), BY_ZOE).existingRequests())
                .flatExtracting(tracking -> tracking.trackingNumbers())
                .containsExactly(first);

        close(first);

        Receipt again = receipt(grant(List.of("zoe"), asked(SALES)), BY_ZOE);
        assertThat(again.existingRequests()).isEmpty();
        assertThat(again.newRequests().getFirst().trackingNumbers()).doesNotContain(first);
    }

    @Test
    void hasItsApprovalsCancelledByACloseAndPendingAgainByAReopening() {
        TrackingNumber payroll = submit(asked(PAYROLL));
        assertThat(pendingOf(MIA)).isEqualTo(1);

        CloseRunId run = unstuck.start(payroll);
        unstuck.closeAll(run, 500);
        assertThat(pendingOf(MIA)).isZero();
        assertThat(approve(payroll, 0, MIA)).contains(new Refusal.NotPending());
        unstuck.cancelCloseRun.cancel(run, ADMINISTRATOR);
        unstuck.reopenRequests.reopen(run);

        assertThat(pendingOf(MIA)).isEqualTo(1);
        assertThat(approve(payroll, 0, MIA)).isEmpty();
    }

    @Test
    void hasItsWorkDueAgainAfterAReopening() {
        TrackingNumber wiki = submit(asked(WIKI));
        CloseRunId run = unstuck.start(wiki);
        unstuck.closeAll(run, 500);
        assertThat(lives.dispatchProvisioning.dispatch(10)).isZero();

        unstuck.cancelCloseRun.cancel(run, ADMINISTRATOR);
        unstuck.reopenRequests.reopen(run);

        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);
    }

    @Test
    void isNotReopenedWhenSomethingCameLate() {
        TrackingNumber wiki = submit(asked(WIKI));
        CloseRunId run = unstuck.start(wiki);
        unstuck.closeAll(run, 500);
        lives.recordProvisioningResult.record(wiki, 0, FINISHED);

        unstuck.cancelCloseRun.cancel(run, ADMINISTRATOR);
        unstuck.reopenRequests.reopen(run);

        assertThat(request(wiki).stage()).isEqualTo(Stage.TERMINATED);
    }

    @Test
    void isChasedAgainSomeTimeAfterAReopening() {
        lives.hurryApprovers();
        TrackingNumber sales = submit(asked(SALES));
        CloseRunId run = unstuck.start(sales);
        unstuck.closeAll(run, 500);
        clock.pass(Duration.ofDays(4));
        assertThat(lives.chaseApprovals.chase(10)).isZero();

        unstuck.cancelCloseRun.cancel(run, ADMINISTRATOR);
        unstuck.reopenRequests.reopen(run);

        assertThat(lives.chaseApprovals.chase(10)).isZero();
        clock.pass(Duration.ofHours(6));
        assertThat(lives.chaseApprovals.chase(10)).isEqualTo(1);
    }

    // ---- cancelling

    @Test
    void isCancelledByItsTrackingNumberOrByAnItem() {
        TrackingNumber one = submit(asked(SALES));
        TrackingNumber other = submit(asked(PAYROLL));
        String itemId = item(other, 0).id();

        Map<String, Outcome> outcomes =
                lives.cancelRequests.cancel(List.of(one.toString(), itemId, "no id at all"), "not needed", BY_HERSELF);

        assertThat(outcomes)
                .containsExactly(
                        Map.entry(one.toString(), new Outcome.Cancelled(one)),
                        Map.entry(itemId, new Outcome.Cancelled(other)),
                        Map.entry("no id at all", new Outcome.Refused(new Refusal.NoSuchRequest())));
        assertThat(request(other).stage()).isEqualTo(Stage.TERMINATED);
        assertThat(cancel(other)).isEqualTo(new Outcome.Refused(new Refusal.PastApproval()));
        assertThat(lives.cancelRequests.cancel(
                        List.of(other.toString()), "not mine", new Decider(MIA, false, Set.of())))
                .containsValue(new Outcome.Refused(new Refusal.NotTheSubmitter()));
        assertThat(pendingOf(OTTO)).isZero();
    }

    @Test
    void isCancelledByAnItemHoweverItsIdIsWritten() {
        TrackingNumber sales = submit(asked(SALES));
        String dashed = TrackingNumber.of(item(sales, 0).id()).value().toString();

        assertThat(lives.cancelRequests.cancel(List.of(dashed.toUpperCase(Locale.ROOT)), "not needed", BY_HERSELF))
                .containsValue(new Outcome.Cancelled(sales));
    }

    @Test
    void refusesToCancelMoreThanFiftyAtOnce() {
        assertThatThrownBy(() -> lives.cancelRequests.cancel(Collections.nCopies(51, "x"), "y", BY_HERSELF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cancel names 1 to 50 ids, not 51");
    }

    // ---- asking

    @Test
    void beginsOneRequestForEachRecipientWithWhatIsNotUnderWayYet() {
        TrackingNumber known = submit(asked(SALES));

        Receipt receipt =
                receipt(grant(List.of("zoe", "nora"), asked(SALES), asked(WIKI)), new Submitter(ADMINISTRATOR, true));

        assertThat(receipt.newRequests())
                .extracting(tracking ->
                        tracking.requestedFor() + " " + tracking.items().size())
                .containsExactly("zoe 1", "nora 2");
        assertThat(receipt.existingRequests()).hasSize(1);
        assertThat(receipt.existingRequests().getFirst().trackingNumbers()).containsExactly(known);
        assertThat(receipt.newRequests().get(1).attributesHash())
                .isNotEqualTo(receipt.newRequests().get(0).attributesHash());
    }

    @Test
    void beginsARevocationWhileAGrantIsUnderWay() {
        submit(asked(SALES));

        assertThat(receipt(revoke(List.of("zoe"), asked(SALES)), BY_MIA).newRequests())
                .hasSize(1);
    }

    @Test
    void beginsWhatIsForAnotherAccountThanIsUnderWay() {
        Receipt first = receipt(grant(List.of("zoe"), onAccounts("zoe", "zoe-admin")), BY_ZOE);

        assertThat(receipt(grant(List.of("zoe"), onAccounts("zoe-admin", "zoe")), BY_ZOE))
                .isEqualTo(new Receipt(List.of(), first.newRequests()));
        assertThat(receipt(grant(List.of("zoe"), asked(SALES)), BY_ZOE).newRequests())
                .as("for an account that nobody names")
                .isEmpty();
        Receipt more = receipt(grant(List.of("zoe"), onAccounts("zoe", "zoe-test")), BY_ZOE);
        assertThat(more.existingRequests()).hasSize(1);
        TrackingNumber begun = more.newRequests().getFirst().trackingNumbers().getFirst();
        assertThat(Objects.requireNonNull(request(begun).items()).items())
                .extracting(item -> item.change().nativeIdentity())
                .containsExactly("zoe-test");
    }

    private static AskedItem onAccounts(String... nativeIdentities) {
        AskedItem sales = asked(SALES);
        return new AskedItem(
                sales.type(),
                sales.id(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Stream.of(nativeIdentities)
                        .map(nativeIdentity -> new AskedItem.Account(SALES.sourceId(), nativeIdentity))
                        .toList());
    }

    @Test
    void beginsAMoveToOtherDaysThanAreUnderWay() {
        AccessRequest until = flat(RequestType.MODIFY_ACCESS, List.of("zoe"), asked(SALES, null, null, LATER));
        AccessRequest longer = flat(RequestType.MODIFY_ACCESS, List.of("zoe"), asked(SALES, null, null, MUCH_LATER));

        assertThat(receipt(until, BY_ZOE).newRequests()).hasSize(1);
        assertThat(receipt(until, BY_ZOE).newRequests()).isEmpty();
        assertThat(receipt(longer, BY_ZOE).newRequests()).hasSize(1);
        submit(asked(SALES, null, null, LATER));
        assertThat(receipt(grant(List.of("zoe"), asked(SALES, null, null, MUCH_LATER)), BY_ZOE)
                        .newRequests())
                .as("what is given already is not given again until another day")
                .isEmpty();
    }

    @Test
    void beginsAgainWhatWasRejectedWhileTheRestIsUnderWay() {
        TrackingNumber both = submit(asked(SALES), asked(PAYROLL));
        lives.decideApproval.decide(approval(both, 0), new Word.Reject(null), OTTO, false);

        Receipt again = receipt(grant(List.of("zoe"), asked(SALES), asked(PAYROLL)), BY_ZOE);

        assertThat(again.newRequests().getFirst().items())
                .extracting(key -> key.id())
                .containsExactly("sales");
        assertThat(again.existingRequests().getFirst().items())
                .extracting(key -> key.id())
                .containsExactly("payroll");
    }

    @Test
    void beginsNothingOfASubmissionThatBreaksARule() {
        Result result = lives.submitAccessRequest.submit(grant(List.of("zoe"), asked(WIKI), asked(SECRET)), BY_ZOE);

        assertThat(result)
                .isEqualTo(new Result.Refused(
                        List.of(new Violation("requestedItems[1].id", SubmissionRule.REQUESTABLE_OBJECT))));
        assertThat(lives.dispatchProvisioning.dispatch(10)).isZero();
    }

    @Test
    void isAgreedToByWhoSubmitsItWhereThatIsConfigured() {
        lives.changeAccessRequestConfig.change(config -> config.withAutoApproval(true), FINN);

        TrackingNumber payroll = receipt(grant(List.of("zoe"), asked(PAYROLL)), BY_MIA)
                .newRequests()
                .getFirst()
                .trackingNumbers()
                .getFirst();

        assertThat(pendingOf(MIA)).isZero();
        assertThat(pendingOf(OTTO)).isEqualTo(1);
        assertThat(actions(payroll))
                .containsExactly(
                        AuditAction.ACCESS_REQUEST_REQUESTED,
                        AuditAction.ACCESS_REQUEST_ON_BEHALF_OF_SUBMITTED,
                        AuditAction.ACCESS_REQUEST_APPROVED,
                        AuditAction.ACCESS_APPROVAL_STARTED);
        assertThat(approve(payroll, 1, OTTO)).isEmpty();
        assertThat(actions(payroll)).endsWith(AuditAction.ACCESS_REQUEST_APPROVED, AuditAction.ACCESS_APPROVAL_STARTED);
    }

    @Test
    void keepsItsFallbackApproverByTheNameInTheDirectory() {
        assertThat(lives.changeAccessRequestConfig.change(config -> config.with(fallback("finn")), MIA))
                .isEqualTo(new ChangeAccessRequestConfig.Result.Changed(AccessRequestConfig.DEFAULT.with(
                        ApprovalPolicy.PATIENT.withFallback(Owner.person("finn", "Finn Fallback")))));
        assertThat(lives.changeAccessRequestConfig.change(config -> config.with(fallback("nobody")), MIA))
                .isEqualTo(new ChangeAccessRequestConfig.Result.NoSuchFallbackApprover("nobody"));
    }

    private static ApprovalPolicy fallback(String id) {
        return ApprovalPolicy.PATIENT.withFallback(Owner.person(id, "whoever"));
    }

    // ---- provisioning

    @Test
    void isHandedOverOnItsFirstDay() {
        submit(asked(WIKI, null, LATER, null));

        assertThat(lives.dispatchProvisioning.dispatch(10)).isZero();
        clock.pass(Duration.between(NOW, LATER));
        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);
    }

    @Test
    void isHandedOverAtOnceWithTheDayThatIsMoved() {
        receipt(flat(RequestType.MODIFY_ACCESS, List.of("zoe"), asked(WIKI, null, LATER, null)), BY_ZOE);

        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);
        assertThat(lives.provisioner.orders().getFirst())
                .returns(LATER, Order::startDate)
                .returns(null, Order::removeDate);
    }

    @Test
    void isHandedOverAgainWhenNobodyWroteDownThatItWas() {
        submit(asked(WIKI));
        lives.provisioner.answer(order -> {
            throw new StackOverflowError("the machine falls over");
        });
        assertThatThrownBy(() -> lives.dispatchProvisioning.dispatch(10)).isInstanceOf(StackOverflowError.class);

        assertThat(lives.dispatchProvisioning.dispatch(10)).isZero();
        clock.pass(Lives.LEASE);
        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);

        assertThat(lives.provisioner.orders()).hasSize(2);
        assertThat(lives.provisioner.orders().get(1))
                .isEqualTo(lives.provisioner.orders().get(0));
    }

    @Test
    void isTriedAgainWhenASourceCannotBeReached() {
        TrackingNumber wiki = submit(asked(WIKI));
        lives.provisioner.answer(order -> {
            throw new IllegalStateException("connection refused");
        });

        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);

        assertThat(item(wiki, 0).provisioning()).isEqualTo(ProvisioningState.RETRY);
        clock.pass(Duration.ofMinutes(1));
        lives.provisioner.answer(FINISHED);
        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);
        assertThat(request(wiki).status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void takesAResultThatComesBeforeTheHandOverIsWrittenDown() {
        TrackingNumber wiki = submit(asked(WIKI));
        lives.provisioner.answer(order -> {
            lives.recordProvisioningResult.record(
                    wiki, 0, new ProvisioningResult.Failed("busy", true, order.attempt()));
            return Optional.empty();
        });

        lives.dispatchProvisioning.dispatch(10);

        clock.pass(Duration.ofMinutes(1));
        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);
        assertThat(lives.provisioner.orders().getLast().attempt()).isEqualTo(2);
    }

    @Test
    void isGivenToWhoeverAsksForOrdersUntilTheLeaseEnds() {
        TrackingNumber wiki = submit(asked(WIKI));

        ClaimProvisioningOrders.Claim claim = lives.claimProvisioningOrders.claim(5, Duration.ofMinutes(2));
        assertThat(claim.until()).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
        assertThat(claim.orders()).extracting(Order::request).containsExactly(wiki);
        assertThat(claimed()).isEmpty();
        assertThat(lives.dispatchProvisioning.dispatch(10)).isZero();
        clock.pass(Duration.ofMinutes(2));

        assertThat(claimed()).isEqualTo(claim.orders());
        assertThat(lives.recordProvisioningResult.record(wiki, item(wiki, 0).id(), COMMITTED))
                .isEqualTo(RECORDED);
        clock.pass(Duration.ofMinutes(2));
        assertThat(claimed()).isEmpty();
        assertThat(lives.recordProvisioningResult.record(wiki, "another", COMMITTED))
                .isEqualTo(new RecordProvisioningResult.Outcome.Refused(new Refusal.NoSuchItem("another")));
    }

    private List<Order> claimed() {
        return lives.claimProvisioningOrders.claim(5, Duration.ofMinutes(2)).orders();
    }

    @Test
    void refusesToGiveMoreOrdersThanItMay() {
        assertThatThrownBy(() -> lives.claimProvisioningOrders.claim(251, Lives.LEASE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be 1 to 250, not 251");
    }

    @Test
    void takesResultsOfImportedRequests() {
        unstuck.keep(IdentityRequestFixture.stuckInProvisioning());

        assertThat(lives.recordProvisioningResult.record(IdentityRequestFixture.TRACKING_NUMBER, 0, FINISHED))
                .isEqualTo(RECORDED);

        assertThat(request(IdentityRequestFixture.TRACKING_NUMBER).status()).isEqualTo(Status.SUCCESS);
        assertThat(lives.recordProvisioningResult.record(IdentityRequestFixture.trackingNumber(99), 0, FINISHED))
                .isEqualTo(new RecordProvisioningResult.Outcome.Refused(new Refusal.NoSuchRequest()));
    }

    @Test
    void showsApprovalsWithWhatTheyAreAbout() {
        TrackingNumber payroll = submit(asked(PAYROLL));
        approve(payroll, 0, MIA);

        ReadApprovals.InContext waiting =
                lives.readApprovals.pending(null, Selection.ALL, Page.FIRST).getFirst();
        assertThat(waiting.request().trackingNumber()).isEqualTo(payroll);
        assertThat(waiting.approval().id()).isEqualTo(approval(payroll, 1));
        assertThat(waiting.before()).extracting(Approval::id).containsExactly(approval(payroll, 0));
        assertThat(waiting.item()).contains(item(payroll, 0));
        assertThat(lives.readApprovals.decided("mia", Selection.ALL, Page.FIRST))
                .hasSize(1);
        assertThat(lives.readApprovals.decided("otto", Selection.ALL, Page.FIRST))
                .isEmpty();
        assertThat(lives.readApprovals.summary("mia", null)).isEqualTo(new ReadApprovals.Summary(0, 1, 0));
        assertThat(lives.readApprovals.summary(null, since(NOW))).isEqualTo(new ReadApprovals.Summary(1, 1, 0));
        assertThat(lives.readApprovals.summary(null, since(LATER))).isEqualTo(new ReadApprovals.Summary(0, 0, 0));
    }

    @Test
    void showsTheMembersOfAGroupWhatTheGroupIsToDecide() {
        TrackingNumber payroll = submit(asked(PAYROLL));
        approve(payroll, 0, MIA);
        assertThat(lives.readApprovals.countPending("audrey", Selection.ALL)).isZero();
        approve(payroll, 1, OTTO);

        assertThat(lives.readApprovals.pending("audrey", Selection.ALL, Page.FIRST))
                .extracting(shown -> shown.approval().id())
                .containsExactly(approval(payroll, 2));
        assertThat(lives.readApprovals.countPending("otto", Selection.ALL)).isZero();
    }

    @Test
    void isApprovedInBulkWhereItCanBe() {
        TrackingNumber sales = submit(asked(SALES));
        TrackingNumber payroll = submit(asked(PAYROLL));
        TrackingNumber stuck = receipt(grant(List.of("nora"), asked(SALES)), BY_ADMINISTRATOR)
                .newRequests()
                .getFirst()
                .trackingNumbers()
                .getFirst();
        close(stuck);
        List<String> ids = List.of(
                approval(payroll, 2).toString(),
                approval(payroll, 0).toString(),
                approval(sales, 0).value().toString(),
                approval(stuck, 0).toString(),
                "no id",
                "0".repeat(32));

        Map<String, ApproveInBulk.Outcome> outcomes = lives.approveInBulk.approve(ids, "fine", ADA);

        assertThat(outcomes)
                .containsExactly(
                        Map.entry(ids.get(0), refused(new Refusal.NotPending())),
                        Map.entry(ids.get(1), new ApproveInBulk.Outcome.Approved(approval(payroll, 0))),
                        Map.entry(ids.get(2), new ApproveInBulk.Outcome.Approved(approval(sales, 0))),
                        Map.entry(ids.get(3), refused(new Refusal.NotPending())),
                        Map.entry(ids.get(4), refused(new Refusal.NoSuchApproval())),
                        Map.entry(ids.get(5), refused(new Refusal.NoSuchApproval())));
        assertThat(item(sales, 0).approval()).isEqualTo(ApprovalState.FINISHED);
        assertThat(approvals.of(List.of(payroll)))
                .extracting(Approval::state)
                .containsExactly(Approval.State.APPROVED, Approval.State.PENDING, Approval.State.WAITING);
        assertThat(actions(sales))
                .containsExactly(
                        AuditAction.ACCESS_REQUEST_REQUESTED,
                        AuditAction.ACCESS_APPROVAL_STARTED,
                        AuditAction.ACCESS_REQUEST_APPROVED);
    }

    @Test
    void isApprovedInBulkStepByStepAndItemByItem() {
        TrackingNumber both = submit(asked(SALES), asked(PAYROLL));
        List<String> ids = approvals.of(List.of(both)).reversed().stream()
                .map(approval -> approval.id().toString())
                .toList();

        assertThat(lives.approveInBulk.approve(ids, "fine", ADA).values())
                .hasSize(4)
                .allMatch(outcome -> outcome instanceof ApproveInBulk.Outcome.Approved);

        assertThat(item(both, 0).approval()).isEqualTo(ApprovalState.FINISHED);
        assertThat(item(both, 1).approval()).isEqualTo(ApprovalState.FINISHED);
        assertThat(approvals.of(List.of(both)))
                .allMatch(approval -> "fine".equals(approval.comment()) && ADA.equals(approval.decider()));
        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(2);
    }

    @Test
    void isNotApprovedInBulkByThePersonWhoseAccessItIs() {
        TrackingNumber sales = submit(asked(SALES));
        String id = approval(sales, 0).toString();

        assertThat(lives.approveInBulk.approve(List.of(id), "mine", ZOE))
                .containsExactly(Map.entry(id, refused(new Refusal.ForOneself())));
        assertThatThrownBy(() -> lives.approveInBulk.approve(Collections.nCopies(51, id), "x", ADA))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lives.approveInBulk.approve(List.of(), "x", ADA))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ApproveInBulk.Outcome refused(Refusal refusal) {
        return new ApproveInBulk.Outcome.Refused(refusal);
    }

    private static Value.Time since(Instant time) {
        return new Value.Time(time, time.plusMillis(1));
    }

    @Test
    void isForwardedToSomebodyWhoIsKnown() {
        TrackingNumber sales = submit(asked(SALES));

        assertThat(lives.decideApproval.decide(approval(sales, 0), new Word.Forward("nobody", "you"), OTTO, false))
                .contains(new Refusal.NoSuchOwner());
        assertThat(lives.decideApproval.decide(approval(sales, 0), new Word.Forward("finn", "you"), OTTO, false))
                .isEmpty();
        assertThat(approve(sales, 0, FINN)).isEmpty();
    }

    private TrackingNumber submit(AskedItem... items) {
        return receipt(grant(List.of("zoe"), items), BY_ZOE)
                .newRequests()
                .getFirst()
                .trackingNumbers()
                .getFirst();
    }

    private Receipt receipt(AccessRequest request, Submitter by) {
        return ((Result.Accepted) lives.submitAccessRequest.submit(request, by)).receipt();
    }

    private Optional<Refusal> approve(TrackingNumber number, int index, Actor by) {
        return lives.decideApproval.decide(approval(number, index), new Word.Approve(null), by, false);
    }

    private ApprovalId approval(TrackingNumber number, int index) {
        return approvals.of(List.of(number)).get(index).id();
    }

    private Outcome cancel(TrackingNumber number) {
        return Objects.requireNonNull(lives.cancelRequests
                .cancel(List.of(number.toString()), "not needed", BY_HERSELF)
                .get(number.toString()));
    }

    private void close(TrackingNumber number) {
        unstuck.closeAndConclude(unstuck.start(number));
    }

    private long pendingOf(Actor owner) {
        return approvals.pending(PendingApprovalQuery.of(new Ownership(owner.id(), Set.of())), Page.FIRST).stream()
                .filter(Approval::isPending)
                .count();
    }

    private IdentityRequest request(TrackingNumber number) {
        return unstuck.request(number);
    }

    private RequestedItem item(TrackingNumber number, int position) {
        return Objects.requireNonNull(request(number).items()).items().get(position);
    }

    private List<AuditAction> actions(TrackingNumber number) {
        return unstuck.auditTrail.of(number, Page.FIRST).stream()
                .map(AuditEvent::action)
                .toList();
    }
}
