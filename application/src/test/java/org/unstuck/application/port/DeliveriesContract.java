package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.trigger.TriggerFixture.AUDITORS;
import static org.unstuck.domain.trigger.TriggerFixture.HELP_DESK;
import static org.unstuck.domain.trigger.TriggerFixture.NOBODY;
import static org.unstuck.domain.trigger.TriggerFixture.NOW;
import static org.unstuck.domain.trigger.TriggerFixture.auditors;
import static org.unstuck.domain.trigger.TriggerFixture.delivery;
import static org.unstuck.domain.trigger.TriggerFixture.helpDesk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Deliveries.Backlog;
import org.unstuck.application.port.Deliveries.Lane;
import org.unstuck.application.port.Deliveries.Parked;
import org.unstuck.application.port.Deliveries.Waiting;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.application.port.OutgoingEvents.StoredEvent;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunFixture;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.trigger.CloseRunCancelled;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.Delivery.Kind;
import org.unstuck.domain.trigger.Delivery.State;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.IdentityRequestsReopened;
import org.unstuck.domain.trigger.RetrySchedule;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;

/** What every {@link Deliveries} does. */
public abstract class DeliveriesContract extends PortContract {

    protected static final Duration LEASE = Duration.ofMinutes(1);
    private static final Instant LATER = NOW.plusSeconds(30);
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    protected abstract Deliveries deliveries();

    protected abstract OutgoingEvents outgoingEvents();

    @Test
    void givesWhatIsDueWithTheEventAsItIsSent() {
        add(delivery(helpDesk(), 1));

        WithEvent claimed = claim(HELP_DESK, NOW, 10).getFirst();

        assertThat(claimed.event()).isEqualTo(event(delivery(helpDesk(), 1)));
        assertThat(claimed.delivery())
                .returns(1, Delivery::attempts)
                .returns(NOW.plus(LEASE), Delivery::due)
                .returns("Help desk", Delivery::subscriptionName);
    }

    @Test
    void findsOneByItsId() {
        Delivery known = delivery(helpDesk(), 1);
        add(known);

        assertThat(deliveries().find(known.id())).contains(known);
        var unknown = delivery(helpDesk(), 2).id();
        assertThat(deliveries().find(unknown)).isEmpty();
        assertThat(deliveries().findAll(List.of(known.id(), unknown))).containsExactly(known);
        assertThat(deliveries().findAll(List.of())).isEmpty();
    }

    @Test
    void givesToNobodyElseWhatWasClaimedUntilTheLeaseIsOver() {
        add(delivery(helpDesk(), 1));
        WithEvent first = claim(HELP_DESK, NOW, 10).getFirst();

        assertThat(claim(HELP_DESK, NOW.plus(LEASE).minusMillis(1), 10)).isEmpty();
        WithEvent second = claim(HELP_DESK, NOW.plus(LEASE), 10).getFirst();

        assertThat(second.event()).isEqualTo(first.event());
        assertThat(second.delivery().id()).isEqualTo(first.delivery().id());
        assertThat(second.delivery().attempts()).isEqualTo(2);
    }

    @Test
    void givesNoMoreThanAskedForAndOnlyOfOneSubscriptionAndOfSomeKinds() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(auditors(), 3));

        assertThat(claim(HELP_DESK, NOW, 1)).hasSize(1);
        assertThat(claim(NOBODY, NOW, 10)).isEmpty();
        assertThat(claim(HELP_DESK, NOW, Set.of(Kind.TEST), 10)).isEmpty();
        assertThat(claim(HELP_DESK, NOW, 10)).hasSize(1);
        assertThat(claim(AUDITORS, NOW, 10)).hasSize(1);
    }

    @Test
    void tellsForWhomSomethingIsAndWhenTheFirstOfItIsDue() {
        assertThat(deliveries().lanes()).isEmpty();
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(auditors(), 3));
        assertThat(deliveries().lanes()).containsExactlyInAnyOrder(new Lane(HELP_DESK, NOW), new Lane(AUDITORS, NOW));

        claim(HELP_DESK, NOW, 1);
        assertThat(deliveries().lanes()).contains(new Lane(HELP_DESK, NOW));
        claim(HELP_DESK, NOW, 1);
        assertThat(deliveries().lanes()).contains(new Lane(HELP_DESK, NOW.plus(LEASE)));

        settle(claim(AUDITORS, NOW, 1).getFirst().delivery().delivered(LATER));
        assertThat(deliveries().lanes()).containsExactly(new Lane(HELP_DESK, NOW.plus(LEASE)));
    }

    @Test
    void writesWhatAttemptsCameTo() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(helpDesk(), 3));
        List<WithEvent> claimed = claim(HELP_DESK, NOW, 10);
        Delivery taken = claimed.get(0).delivery().delivered(LATER);
        Delivery again = claimed.get(1).delivery().failed("It answered 503.", null, LATER, RetrySchedule.DEFAULT, 0.5);
        Delivery parked = claimed.get(2).delivery().parked("It answered 410.", LATER);

        assertThat(settle(taken, again, parked)).isEqualTo(3);

        assertThat(all(LATER)).containsExactlyInAnyOrder(taken, again, parked);
        assertThat(claim(HELP_DESK, LATER.plusSeconds(5), 10))
                .extracting(one -> one.delivery().id())
                .containsExactly(again.id());
    }

    @Test
    void believesWhoeverSaysThatItWasTakenHoweverLate() {
        add(delivery(helpDesk(), 1));
        Delivery slow = claim(HELP_DESK, NOW, 1).getFirst().delivery();
        Delivery fast = claim(HELP_DESK, NOW.plus(LEASE), 1).getFirst().delivery();

        assertThat(settle(slow.delivered(LATER))).isEqualTo(1);
        assertThat(settle(fast.failed("It answered 503.", null, LATER, RetrySchedule.DEFAULT, 0.5)))
                .isZero();

        assertThat(all(LATER)).extracting(Delivery::state).containsExactly(State.DELIVERED);
    }

    @Test
    void doesNotLetALateFailureStopALaterAttempt() {
        add(delivery(helpDesk(), 1));
        Delivery slow = claim(HELP_DESK, NOW, 1).getFirst().delivery();
        Delivery fast = claim(HELP_DESK, NOW.plus(LEASE), 1).getFirst().delivery();

        assertThat(settle(slow.parked("It did not answer.", LATER))).isZero();

        assertThat(all(LATER)).containsExactly(fast);
    }

    @Test
    void parksWhatIsForOneSubscription() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(helpDesk(), 3), delivery(auditors(), 4));
        claim(HELP_DESK, NOW, 1);

        assertThat(park(HELP_DESK, 2)).isEqualTo(2);
        assertThat(park(HELP_DESK, 2)).isEqualTo(1);
        assertThat(park(HELP_DESK, 2)).isZero();

        assertThat(deliveries().lanes()).containsExactly(new Lane(AUDITORS, NOW));
        assertThat(all(LATER))
                .filteredOn(one -> one.subscription().equals(HELP_DESK))
                .allSatisfy(one -> assertThat(one)
                        .returns(State.PARKED, Delivery::state)
                        .returns("It is gone.", Delivery::problem));
    }

    @Test
    void triesParkedOnesAgainBySubscriptionRunOrTime() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(auditors(), 3));
        park(HELP_DESK, 10);
        park(AUDITORS, 10);
        CloseRunId run = new CloseRunId(delivery(helpDesk(), 2).batch());

        assertThat(replay(new Parked(NOBODY, null, null, null))).isZero();
        assertThat(replay(new Parked(null, run, null, null))).isEqualTo(1);
        assertThat(replay(new Parked(null, null, null, NOW))).isZero();
        assertThat(replay(new Parked(HELP_DESK, null, NOW, NOW.plusMillis(1)))).isEqualTo(1);
        assertThat(replay(new Parked(null, null, NOW, null))).isEqualTo(1);
        assertThat(replay(new Parked(null, null, NOW, null))).isZero();

        WithEvent again = claim(HELP_DESK, LATER, 10).getFirst();
        assertThat(again.event()).isEqualTo(event(delivery(helpDesk(), 1)));
        assertThat(again.delivery().attempts()).isEqualTo(1);
    }

    @Test
    void listsParkedOnesAsAReplayWouldSendThem() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(auditors(), 3), delivery(auditors(), 4));
        claim(AUDITORS, NOW, 1);
        park(HELP_DESK, 10);
        settle(claim(AUDITORS, NOW, 1).getFirst().delivery().parked("It answered 503.", LATER));
        CloseRunId run = new CloseRunId(delivery(helpDesk(), 2).batch());

        assertThat(numbers(Parked.ALL)).containsExactly(4, 2, 1);
        assertThat(numbers(new Parked(HELP_DESK, null, null, null))).containsExactly(2, 1);
        assertThat(numbers(new Parked(null, run, null, null))).containsExactly(2);
        assertThat(numbers(new Parked(null, null, null, NOW))).isEmpty();
        assertThat(numbers(new Parked(AUDITORS, null, NOW, NOW.plusMillis(1)))).containsExactly(4);
        assertThat(deliveries().parked(new Parked(AUDITORS, null, null, null), Page.FIRST))
                .singleElement()
                .returns(1, Delivery::attempts)
                .returns("It answered 503.", Delivery::problem)
                .returns(LATER, Delivery::completed);

        replay(new Parked(HELP_DESK, null, null, null));
        assertThat(numbers(Parked.ALL)).containsExactly(4);
    }

    @Test
    void findsByTheRunAlsoWhatTellsOfItsEndWhenItWasCalledOff() {
        CloseRun run = CloseRunFixture.accepted(CloseRunFixture.targets()).cancelled(new Actor("ada", "Ada"));
        OutgoingEvent cancelled = new OutgoingEvent(new UUID(7, 1), NOW, new CloseRunCancelled(run));
        OutgoingEvent reopened = new OutgoingEvent(new UUID(7, 2), NOW, IdentityRequestsReopened.of(run, List.of()));
        for (OutgoingEvent told : List.of(cancelled, reopened)) {
            inTransaction(() -> {
                outgoingEvents().tell(List.of(told));
                deliveries()
                        .add(List.of(Delivery.to(
                                helpDesk(), new DeliveryId(told.id()), told.id(), told.id(), Kind.REAL_TIME, NOW)));
            });
        }
        park(HELP_DESK, 10);

        assertThat(deliveries().parked(new Parked(null, run.id(), null, null), Page.FIRST))
                .extracting(Delivery::event)
                .containsExactly(reopened.id(), cancelled.id());
        assertThat(replay(new Parked(null, run.id(), null, null))).isEqualTo(2);
    }

    @Test
    void listsParkedOnesByPagesHoweverOldTheyAre() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(helpDesk(), 3));
        park(HELP_DESK, 10);

        assertThat(deliveries().parked(Parked.ALL, new Page(2, 1)))
                .extracting(Delivery::id)
                .containsExactly(
                        delivery(helpDesk(), 2).id(), delivery(helpDesk(), 1).id());
        assertThat(deliveries().countParked(Parked.ALL)).isEqualTo(3);
        assertThat(deliveries().countParked(new Parked(AUDITORS, null, null, null)))
                .isZero();
    }

    @Test
    void countsWhatIsParked() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(auditors(), 3));
        assertThat(deliveries().waiting()).isEmpty();

        park(HELP_DESK, 10);
        settle(claim(AUDITORS, NOW, 1).getFirst().delivery().delivered(LATER));

        assertThat(deliveries().waiting()).containsExactly(new Waiting(HELP_DESK, "Help desk", 2));
    }

    @Test
    void replaysNoMoreThanAskedForAtOnce() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(helpDesk(), 3));
        park(HELP_DESK, 10);
        Parked all = new Parked(HELP_DESK, null, null, null);

        assertThat(inTransaction(() -> deliveries().replay(all, LATER, 2))).isEqualTo(2);
        assertThat(inTransaction(() -> deliveries().replay(all, LATER, 2))).isEqualTo(1);
    }

    @Test
    void doesNotTryAgainWhatWasParkedAfterSomebodyAsked() {
        add(delivery(helpDesk(), 1));
        park(HELP_DESK, 10);

        assertThat(inTransaction(() -> deliveries().replay(new Parked(HELP_DESK, null, null, null), NOW, 10)))
                .isZero();
    }

    @Test
    void forgetsAllOfASubscription() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(auditors(), 3));
        settle(claim(HELP_DESK, NOW, 1).getFirst().delivery().delivered(LATER));

        assertThat(inTransaction(() -> deliveries().drop(HELP_DESK, 1))).isEqualTo(1);
        assertThat(inTransaction(() -> deliveries().drop(HELP_DESK, 10))).isEqualTo(1);

        assertThat(all(LATER)).containsExactly(delivery(auditors(), 3));
    }

    @Test
    void forgetsWhatIsLongOverAndNothingElse() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(helpDesk(), 3));
        List<WithEvent> claimed = claim(HELP_DESK, NOW, 2);
        settle(
                claimed.get(0).delivery().delivered(LATER),
                claimed.get(1).delivery().parked("It did not answer.", LATER));

        assertThat(forget(LATER, LATER)).isZero();
        assertThat(forget(LATER.plusMillis(1), LATER)).isEqualTo(1);
        assertThat(all(LATER)).extracting(Delivery::state).containsExactlyInAnyOrder(State.PARKED, State.PENDING);
        assertThat(forget(LATER.plusMillis(1), LATER.plusMillis(1))).isEqualTo(1);
        assertThat(all(LATER)).extracting(Delivery::state).containsExactly(State.PENDING);
    }

    @Test
    void showsSuccessesForADayAndFailuresForTwo() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(helpDesk(), 3));
        List<WithEvent> claimed = claim(HELP_DESK, NOW, 2);
        settle(
                claimed.get(0).delivery().delivered(NOW),
                claimed.get(1).delivery().parked("It did not answer.", NOW));

        assertThat(all(NOW.plus(Duration.ofDays(1)))).hasSize(3);
        assertThat(all(NOW.plus(Duration.ofDays(1)).plusMillis(1)))
                .extracting(Delivery::state)
                .containsExactlyInAnyOrder(State.PARKED, State.PENDING);
        assertThat(all(NOW.plus(Duration.ofDays(2)))).hasSize(2);
        assertThat(all(NOW.plus(Duration.ofDays(2)).plusMillis(1)))
                .extracting(Delivery::state)
                .containsExactly(State.PENDING);
    }

    @Test
    void listsTheNewestFirstByPages() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(helpDesk(), 3));

        assertThat(deliveries().page(Selection.ALL, NOW, new Page(2, 0)))
                .extracting(WithEvent::delivery)
                .containsExactly(delivery(helpDesk(), 3), delivery(helpDesk(), 2));
        assertThat(deliveries().page(Selection.ALL, NOW, new Page(2, 2)))
                .extracting(WithEvent::event)
                .containsExactly(event(delivery(helpDesk(), 1)));
        assertThat(deliveries().count(Selection.ALL, NOW)).isEqualTo(3);
    }

    @Test
    void listsByTriggerAndSubscriptionAndInTheOrderOfASort() {
        add(delivery(helpDesk(), 1), delivery(auditors(), 2));
        Sort byName = new Sort(List.of(new Sort.Key(DeliveryFields.SUBSCRIPTION_NAME, false)));

        assertThat(deliveries().page(new Selection(null, byName), NOW, Page.FIRST))
                .extracting(one -> one.delivery().subscriptionName())
                .containsExactly("Auditors", "Help desk");
        Selection ofHelpDesk = Selection.ALL.and(is(DeliveryFields.SUBSCRIPTION_ID, HELP_DESK.toString()));
        assertThat(deliveries().page(ofHelpDesk, NOW, Page.FIRST))
                .extracting(WithEvent::delivery)
                .containsExactly(delivery(helpDesk(), 1));
        Selection ofRuns = Selection.ALL.and(is(DeliveryFields.TRIGGER_ID, "unstuck:close-run-concluded"));
        assertThat(deliveries().page(ofRuns, NOW, Page.FIRST))
                .extracting(WithEvent::delivery)
                .containsExactly(delivery(auditors(), 2));
        assertThat(deliveries().count(ofRuns, NOW)).isEqualTo(1);
    }

    @Test
    void listsNoMoreThanTwoThousand() {
        addMany(helpDesk(), Deliveries.MAX_LISTED + 1);

        assertThat(deliveries().count(Selection.ALL, NOW)).isEqualTo(Deliveries.MAX_LISTED);
        assertThat(deliveries().page(Selection.ALL, NOW, new Page(10, Deliveries.MAX_LISTED)))
                .isEmpty();
    }

    @Test
    void countsWhatIsToBeDelivered() {
        assertThat(deliveries().backlog()).isEmpty();
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2), delivery(auditors(), 3));
        settle(claim(AUDITORS, NOW, 1).getFirst().delivery().delivered(LATER));

        assertThat(deliveries().backlog()).containsExactly(new Backlog(HELP_DESK, "Help desk", 2, NOW));
    }

    @Test
    void givesBackWhatWasNotBegunAsIfNobodyHadClaimedIt() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2));
        List<WithEvent> claimed = claim(HELP_DESK, NOW, 2);

        assertThat(giveBack(LATER, claimed.getFirst().delivery())).isEqualTo(1);

        assertThat(claim(HELP_DESK, NOW, 2)).isEmpty();
        assertThat(claim(HELP_DESK, LATER, 2))
                .singleElement()
                .satisfies(one -> assertThat(one.delivery())
                        .returns(claimed.getFirst().delivery().id(), Delivery::id)
                        .returns(1, Delivery::attempts));
    }

    @Test
    void givesBackNothingThatIsSomebodyElsesOrOver() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2));
        List<WithEvent> lost = claim(HELP_DESK, NOW, 2);
        Instant leaseEnd = NOW.plus(LEASE);
        Delivery taken = claim(HELP_DESK, leaseEnd, 1).getFirst().delivery();
        Delivery other = lost.stream()
                .map(WithEvent::delivery)
                .filter(one -> !one.id().equals(taken.id()))
                .findFirst()
                .orElseThrow();
        settle(other.delivered(LATER));

        assertThat(giveBack(LATER, lost.stream().map(WithEvent::delivery).toArray(Delivery[]::new)))
                .isZero();

        assertThat(deliveries().find(taken.id())).contains(taken);
        assertThat(deliveries().find(other.id())).contains(other.delivered(LATER));
    }

    @Test
    void writesNothingOutsideOfATransaction() {
        add(delivery(helpDesk(), 1));

        assertThatThrownBy(() -> deliveries().add(List.of(delivery(helpDesk(), 2))))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> deliveries().claim(HELP_DESK, ALL, NOW, LATER, 1))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() ->
                        deliveries().settle(List.of(delivery(helpDesk(), 1).delivered(NOW))))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> deliveries().giveBack(List.of(delivery(helpDesk(), 1)), NOW))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> deliveries().drop(HELP_DESK, 1)).isInstanceOf(RuntimeException.class);

        assertThat(all(NOW)).containsExactly(delivery(helpDesk(), 1));
    }

    protected final void add(Delivery... some) {
        inTransaction(() -> {
            for (Delivery delivery : some) {
                outgoingEvents().keep(event(delivery));
            }
            deliveries().add(List.of(some));
        });
    }

    /** Of one event. */
    protected final void addMany(Subscription to, int count) {
        Delivery first = delivery(to, 1);
        List<Delivery> many = new ArrayList<>();
        IntStream.rangeClosed(1, count)
                .forEach(number -> many.add(new Delivery(
                        delivery(to, number).id(),
                        first.batch(),
                        first.event(),
                        first.trigger(),
                        first.subscription(),
                        first.subscriptionName(),
                        first.kind(),
                        first.state(),
                        first.attempts(),
                        first.due(),
                        first.created(),
                        null,
                        null)));
        inTransaction(() -> {
            outgoingEvents().keep(event(first));
            deliveries().add(many);
        });
    }

    protected static StoredEvent event(Delivery delivery) {
        return new StoredEvent(
                delivery.batch(),
                delivery.event(),
                delivery.trigger(),
                NOW,
                "{\"of\": \"" + delivery.event() + "\"}",
                "{}");
    }

    protected final List<WithEvent> claim(SubscriptionId subscription, Instant now, int limit) {
        return claim(subscription, now, ALL, limit);
    }

    private List<WithEvent> claim(SubscriptionId subscription, Instant now, Set<Kind> kinds, int limit) {
        return inTransaction(() -> deliveries().claim(subscription, kinds, now, now.plus(LEASE), limit));
    }

    protected final int settle(Delivery... attempted) {
        return inTransaction(() -> deliveries().settle(List.of(attempted)));
    }

    private int giveBack(Instant due, Delivery... claimed) {
        return inTransaction(() -> deliveries().giveBack(List.of(claimed), due));
    }

    private int park(SubscriptionId subscription, int limit) {
        return inTransaction(() -> deliveries().park(subscription, Kind.REAL_TIME, "It is gone.", LATER, limit));
    }

    private int replay(Parked which) {
        return inTransaction(() -> deliveries().replay(which, LATER, 100));
    }

    /** Of the parked deliveries that are listed. */
    private List<Integer> numbers(Parked which) {
        List<Delivery> listed = deliveries().parked(which, Page.FIRST);
        assertThat(deliveries().countParked(which)).isEqualTo(listed.size());
        return listed.stream()
                .map(one -> IntStream.rangeClosed(1, 4)
                        .filter(number -> Stream.of(helpDesk(), auditors())
                                .anyMatch(to -> delivery(to, number).id().equals(one.id())))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private int forget(Instant deliveredBefore, Instant parkedBefore) {
        return inTransaction(() -> deliveries().forget(deliveredBefore, parkedBefore, 100));
    }

    protected final List<Delivery> all(Instant now) {
        return deliveries().page(Selection.ALL, now, Page.FIRST).stream()
                .map(WithEvent::delivery)
                .toList();
    }

    private static Filter is(ListField field, String text) {
        return new Filter.Comparison(field, Operator.EQ, List.of(new Value.Text(text)));
    }
}
