package org.unstuck.application.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.trigger.TriggerFixture.AUDITORS;
import static org.unstuck.domain.trigger.TriggerFixture.HELP_DESK;
import static org.unstuck.domain.trigger.TriggerFixture.NOW;
import static org.unstuck.domain.trigger.TriggerFixture.auditors;
import static org.unstuck.domain.trigger.TriggerFixture.disabled;
import static org.unstuck.domain.trigger.TriggerFixture.helpDesk;
import static org.unstuck.domain.trigger.TriggerFixture.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Deliveries.Parked;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.InMemoryDeliveries;
import org.unstuck.application.port.InMemoryTriggerSubscriptions;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.Receiver.Message;
import org.unstuck.application.port.Receiver.Reception;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.trigger.SettleDeliveries.Attempt;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.CloseRunCancelled;
import org.unstuck.domain.trigger.CloseRunConcluded;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.Delivery.State;
import org.unstuck.domain.trigger.IdentityRequestsReopened;
import org.unstuck.domain.trigger.RetrySchedule;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Trigger;

/** The way of an event from the change it tells of to whoever subscribed. */
class EventDeliveryTest {

    private static final TrackingNumber ONE = trackingNumber(1);
    private static final TrackingNumber TWO = trackingNumber(2);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Reception TAKEN = new Reception.Taken(200, "");

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();
    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryTriggerSubscriptions subscriptions = new InMemoryTriggerSubscriptions(unstuck.transactions);
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(unstuck.transactions, unstuck.outgoingEvents);
    private final FanOutEvents fanOutEvents = new FanOutEvents(
            unstuck.outgoingEvents,
            subscriptions,
            new Contains(),
            deliveries,
            unstuck.transactions,
            unstuck.newIds,
            clock);
    private final TakeDeliveries takeDeliveries =
            new TakeDeliveries(deliveries, subscriptions, unstuck.transactions, clock, LEASE);
    private final SettleDeliveries settleDeliveries = new SettleDeliveries(
            deliveries, subscriptions, unstuck.transactions, clock, RetrySchedule.DEFAULT, () -> 0.5);

    /** An expression finds what it is itself. */
    private static final class Contains implements EventFilters {

        @Override
        public boolean finds(String filter, String json) {
            return json.contains(filter);
        }

        @Override
        public boolean leadsSomewhere(String filter, String json) {
            return finds(filter, json);
        }

        @Override
        public boolean isValid(String filter) {
            return true;
        }
    }

    @Test
    void tellsEachSubscriberOfItsTriggerOnce() {
        subscribe(helpDesk());
        subscribe(auditors());
        closeAndConclude(ONE, TWO);

        assertThat(fanOutEvents.fanOut(10)).isEqualTo(1);
        assertThat(fanOutEvents.fanOut(10)).isZero();

        assertThat(take(HELP_DESK)).hasSize(2).allMatch(one -> one.event().trigger() == Trigger.PROVISIONING_COMPLETED);
        assertThat(take(AUDITORS)).hasSize(1).allMatch(one -> one.event().trigger() == Trigger.CLOSE_RUN_CONCLUDED);
    }

    @Test
    void tellsOnlyWhatAFilterFinds() {
        subscribe(subscription(HELP_DESK, "Help desk", Trigger.PROVISIONING_COMPLETED, TWO.toString()));
        closeAndConclude(ONE, TWO);

        fanOutEvents.fanOut(10);

        assertThat(take(HELP_DESK))
                .hasSize(1)
                .allMatch(one -> one.event().body().contains(TWO.toString()));
    }

    @Test
    void writesNothingWhereNobodySubscribed() {
        subscribe(disabled(helpDesk()));
        closeAndConclude(ONE);

        assertThat(fanOutEvents.fanOut(10)).isEqualTo(1);
        unstuck.transactions.inTransaction(() -> {
            subscriptions.save(helpDesk());
            return true;
        });

        assertThat(fanOutEvents.fanOut(10)).isZero();
        assertThat(all()).isEmpty();
    }

    @Test
    void sendsTheSameAgainWhenNobodySaysWhatBecameOfIt() {
        subscribe(helpDesk());
        closeAndConclude(ONE);
        fanOutEvents.fanOut(10);
        WithEvent lost = take(HELP_DESK).getFirst();
        assertThat(take(HELP_DESK)).isEmpty();

        clock.pass(LEASE);

        assertThat(take(HELP_DESK)).extracting(WithEvent::event).containsExactly(lost.event());
    }

    @Test
    void comesBackLaterToWhoeverDidNotTakeIt() {
        subscribe(helpDesk());
        closeAndConclude(ONE);
        fanOutEvents.fanOut(10);

        settle(take(HELP_DESK), new Reception.Refused(503, Duration.ofMinutes(3), "It answered 503."));
        clock.pass(Duration.ofMinutes(3).minusMillis(1));
        assertThat(take(HELP_DESK)).isEmpty();
        clock.pass(Duration.ofMillis(1));
        settle(take(HELP_DESK), TAKEN);

        assertThat(all())
                .singleElement()
                .returns(State.DELIVERED, Delivery::state)
                .returns(2, Delivery::attempts);
    }

    @Test
    void parksAfterTheLastAttemptAndTriesAgainWhenAsked() {
        subscribe(helpDesk());
        CloseRunId run = closeAndConclude(ONE);
        fanOutEvents.fanOut(10);
        Reception refused = new Reception.Refused(null, null, "Nobody answered.");
        WithEvent first = take(HELP_DESK).getFirst();
        settle(List.of(first), refused);
        for (int attempt = 2; attempt <= 11; attempt++) {
            clock.pass(Duration.ofDays(1));
            settle(take(HELP_DESK), refused);
        }
        assertThat(all()).singleElement().returns(State.PARKED, Delivery::state);

        ReplayDeliveries replayDeliveries = new ReplayDeliveries(deliveries, unstuck.transactions, clock);
        assertThatThrownBy(() -> replayDeliveries.replay(Parked.ALL)).isInstanceOf(IllegalArgumentException.class);
        assertThat(replayDeliveries.replay(new Parked(null, run, null, null))).isEqualTo(1);

        assertThat(take(HELP_DESK)).extracting(WithEvent::event).containsExactly(first.event());
    }

    @Test
    void disablesASubscriptionWhoseReceiverIsGone() {
        subscribe(helpDesk());
        closeAndConclude(ONE, TWO);
        fanOutEvents.fanOut(10);

        settle(takeDeliveries.take(HELP_DESK, 1).orElseThrow().deliveries(), new Reception.Gone());

        assertThat(subscriptions.find(HELP_DESK).orElseThrow())
                .returns(false, one -> one.enabled())
                .returns(SettleDeliveries.GONE, one -> one.disabledBecause());
        assertThat(take(HELP_DESK)).isEmpty();
        assertThat(all())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one)
                        .returns(State.PARKED, Delivery::state)
                        .matches(parked -> parked.problem().contains("410")));
    }

    @Test
    void parksWhatMayNotBeSentAnywhere() {
        subscribe(helpDesk());
        closeAndConclude(ONE);
        fanOutEvents.fanOut(10);

        settle(take(HELP_DESK), new Reception.AddressRefused("127.0.0.1 is internal."));

        assertThat(all())
                .singleElement()
                .returns(State.PARKED, Delivery::state)
                .returns("127.0.0.1 is internal.", Delivery::problem);
        assertThat(subscriptions.find(HELP_DESK).orElseThrow().enabled()).isTrue();
    }

    @Test
    void forgetsWhatWasForASubscriptionThatIsNoLongerHere() {
        subscribe(helpDesk());
        closeAndConclude(ONE);
        fanOutEvents.fanOut(10);
        unstuck.transactions.inTransaction(() -> subscriptions.remove(HELP_DESK));

        assertThat(takeDeliveries.take(HELP_DESK, 10)).isEmpty();

        assertThat(all()).isEmpty();
    }

    @Test
    void forgetsWhatWasParkedOrPutOffForASubscriptionThatIsNoLongerHere() {
        subscribe(helpDesk());
        subscribe(auditors());
        closeAndConclude(ONE, TWO);
        fanOutEvents.fanOut(10);
        List<WithEvent> taken = take(HELP_DESK);
        settle(taken.subList(0, 1), new Reception.AddressRefused("127.0.0.1 is internal."));
        settle(taken.subList(1, 2), new Reception.Refused(503, Duration.ofHours(20), "It answered 503."));
        settle(take(AUDITORS), new Reception.AddressRefused("127.0.0.1 is internal."));
        unstuck.transactions.inTransaction(() -> subscriptions.remove(HELP_DESK));

        new ForgetDeliveries(
                        deliveries,
                        subscriptions,
                        unstuck.outgoingEvents,
                        unstuck.transactions,
                        clock,
                        Duration.ofDays(30))
                .forget();

        assertThat(all()).extracting(Delivery::subscription).containsExactly(AUDITORS);
    }

    @Test
    void sendsTestsAlsoToSubscriptionsThatAreDisabled() {
        subscribe(disabled(helpDesk()));
        SendTestInvocations sendTestInvocations = new SendTestInvocations(
                unstuck.outgoingEvents, deliveries, unstuck.transactions, unstuck.newIds, clock);

        List<Delivery> sent = sendTestInvocations.send(
                Trigger.PROVISIONING_COMPLETED,
                "{\"test\": true}",
                "{}",
                List.of(subscriptions.find(HELP_DESK).orElseThrow()));

        assertThat(fanOutEvents.fanOut(10)).isZero();
        assertThat(take(HELP_DESK))
                .singleElement()
                .returns(sent.getFirst().id(), one -> one.delivery().id())
                .returns("{\"test\": true}", one -> one.event().body())
                .returns(Delivery.Kind.TEST, one -> one.delivery().kind());
        assertThatThrownBy(() -> sendTestInvocations.send(Trigger.CLOSE_RUN_CONCLUDED, "{}", "{}", List.of(helpDesk())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgetsWhatIsLongOver() {
        subscribe(helpDesk());
        closeAndConclude(ONE);
        fanOutEvents.fanOut(10);
        settle(take(HELP_DESK), TAKEN);
        ForgetDeliveries forgetDeliveries = new ForgetDeliveries(
                deliveries, subscriptions, unstuck.outgoingEvents, unstuck.transactions, clock, Duration.ofDays(30));
        clock.pass(Duration.ofDays(1));
        assertThat(forgetDeliveries.forget()).isZero();

        clock.pass(Duration.ofMillis(1));

        assertThat(forgetDeliveries.forget()).isEqualTo(1);
        assertThatThrownBy(() -> new ForgetDeliveries(
                        deliveries,
                        subscriptions,
                        unstuck.outgoingEvents,
                        unstuck.transactions,
                        clock,
                        Duration.ofHours(1)))
                .hasMessageContaining("parkedAreKept");
    }

    @Test
    void tellsOfTheEndOfARunAndOfWhatWasTakenBack() {
        CloseRunId concluded = closeAndConclude(ONE, trackingNumber(99));
        unstuck.keep(stuckInApproval(TWO));
        CloseRunId cancelled = unstuck.start(TWO);
        unstuck.closeAll(cancelled, 500);
        unstuck.cancelCloseRun.cancel(cancelled, OPERATOR);
        unstuck.reopenRequests.reopen(cancelled);

        assertThat(unstuck.outgoingEvents.told())
                .containsExactly(
                        new CloseRunConcluded(
                                unstuck.run(concluded),
                                List.of(trackingNumber(99).toString())),
                        new CloseRunCancelled(((CloseRunCancelled)
                                        unstuck.outgoingEvents.told().get(1))
                                .run()),
                        new IdentityRequestsReopened(unstuck.run(cancelled), List.of(TWO), List.of()));
    }

    @Test
    void handsEventsToOtherPartsOfTheProgramByName() {
        Message message = new Message(unstuck.newIds.next(), NOW, "{}");
        List<Message> taken = new ArrayList<>();
        InProcessReceiver receiver = new InProcessReceiver(Map.of(
                "Help desk", (trigger, event) -> taken.add(event),
                "Auditors",
                        (trigger, event) -> {
                            throw new IllegalStateException("secret");
                        }));

        assertThat(receiver.hand(message, helpDesk())).isEqualTo(TAKEN);
        assertThat(taken).containsExactly(message);
        assertThat(receiver.hand(message, auditors()))
                .isEqualTo(new Reception.Refused(null, null, "Auditors failed: IllegalStateException."));
        assertThat(receiver.hand(message, subscription(HELP_DESK, "Nobody", Trigger.CLOSE_RUN_CONCLUDED, null)))
                .isInstanceOf(Reception.Refused.class);
    }

    private void subscribe(Subscription subscription) {
        unstuck.transactions.inTransaction(() -> {
            subscriptions.add(subscription);
            return true;
        });
    }

    private CloseRunId closeAndConclude(TrackingNumber... numbers) {
        for (TrackingNumber number : numbers) {
            if (!number.equals(trackingNumber(99))) {
                unstuck.keep(stuckInApproval(number));
            }
        }
        CloseRunId run = unstuck.start(numbers);
        unstuck.closeAndConclude(run);
        return run;
    }

    private List<WithEvent> take(SubscriptionId id) {
        return takeDeliveries
                .take(id, 100)
                .map(TakeDeliveries.Taken::deliveries)
                .orElseThrow();
    }

    private void settle(List<WithEvent> taken, Reception reception) {
        settleDeliveries.settle(
                taken.stream()
                        .map(one -> new Attempt(one.delivery(), reception))
                        .toList(),
                List.of());
    }

    private List<Delivery> all() {
        return deliveries.page(Selection.ALL, clock.instant(), Page.FIRST).stream()
                .map(WithEvent::delivery)
                .toList();
    }
}
