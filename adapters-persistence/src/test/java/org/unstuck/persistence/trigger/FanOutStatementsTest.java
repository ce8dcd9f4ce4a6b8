package org.unstuck.persistence.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.ENDED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.closing.CloseRunFixture.accepted;
import static org.unstuck.domain.closing.CloseRunFixture.targets;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.trigger.TriggerFixture.auditors;
import static org.unstuck.domain.trigger.TriggerFixture.helpDesk;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jooq.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.application.closing.ConcludeCloseRun;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.InMemoryTriggerSubscriptions;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.application.trigger.FanOutEvents;
import org.unstuck.application.trigger.TakeDeliveries;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.audit.JooqAuditTrail;
import org.unstuck.persistence.closing.JooqCloseRuns;
import org.unstuck.persistence.request.JooqIdentityRequests;

/** What it costs to tell of a run, with all adapters together. */
class FanOutStatementsTest {

    private static final EventFilters NO_FILTERS = new EventFilters() {

        @Override
        public boolean finds(String filter, String json) {
            throw new AssertionError("no subscription has a filter");
        }

        @Override
        public boolean leadsSomewhere(String filter, String json) {
            return finds(filter, json);
        }

        @Override
        public boolean isValid(String filter) {
            throw new AssertionError("no subscription has a filter");
        }
    };

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final NewIds newIds = new SequentialIds();
    private final CloseRuns closeRuns = new JooqCloseRuns(database.sql());
    private final IdentityRequests identityRequests = new JooqIdentityRequests(database.sql());
    private final OutgoingEvents outgoingEvents = new JooqOutgoingEvents(database.sql());
    private final Deliveries deliveries = new JooqDeliveries(database.sql());
    private final CloseRequests closeRequests = new CloseRequests(
            closeRuns, identityRequests, outgoingEvents, database.transactions(), newIds, () -> ENDED_AT, 500);
    private final ConcludeCloseRun concludeCloseRun = new ConcludeCloseRun(
            closeRuns, new JooqAuditTrail(database.sql()), database.transactions(), newIds, () -> ENDED_AT);

    @Test
    void concludesARunByThreeStatementsItsEventsReleasedAndItsEndTold() {
        start(3);
        closeRequests.close(RUN);

        assertThat(statementsOf(() -> concludeCloseRun.conclude(RUN))).hasSize(3);

        assertThat(outgoingEvents.released(RUN)).hasSize(3);
    }

    @Test
    void fansOutByTheSameFourStatementsForOneRequestAndForFiveHundred() {
        closeAndConclude(500);
        List<String> forFiveHundred = statementsToFanOut(helpDesk(), auditors());
        assertThat(taken(helpDesk())).isEqualTo(500);
        assertThat(taken(auditors())).isEqualTo(1);
        database.empty();
        closeAndConclude(1);
        List<String> forOne = statementsToFanOut(helpDesk(), auditors());

        assertThat(forOne).hasSize(4);
        assertThat(forFiveHundred).isEqualTo(forOne);
    }

    @Test
    void readsNoEventWhereNobodySubscribed() {
        closeAndConclude(500);

        assertThat(statementsToFanOut()).hasSize(2);
        assertThat(deliveries.lanes()).isEmpty();
    }

    private List<String> statementsToFanOut(Subscription... subscribed) {
        FanOutEvents fanOutEvents = new FanOutEvents(
                outgoingEvents,
                known(subscribed),
                NO_FILTERS,
                deliveries,
                database.transactions(),
                newIds,
                () -> ENDED_AT);
        return statementsOf(() -> assertThat(fanOutEvents.fanOut(10)).isEqualTo(1));
    }

    private int taken(Subscription subscription) {
        return new TakeDeliveries(
                        deliveries, known(subscription), database.transactions(), () -> ENDED_AT, Duration.ofMinutes(1))
                .take(subscription.id(), 1_000)
                .orElseThrow()
                .deliveries()
                .size();
    }

    /** Not in the database, so that no statement is about them. */
    private static TriggerSubscriptions known(Subscription... known) {
        InMemoryTransactions transactions = new InMemoryTransactions();
        InMemoryTriggerSubscriptions subscriptions = new InMemoryTriggerSubscriptions(transactions);
        return transactions.inTransaction(() -> {
            Arrays.stream(known).forEach(subscriptions::add);
            return subscriptions;
        });
    }

    private void closeAndConclude(int count) {
        start(count);
        closeRequests.close(RUN);
        concludeCloseRun.conclude(RUN);
    }

    private void start(int count) {
        var numbers = trackingNumbers(count);
        database.inTransaction(() -> {
            closeRuns.add(accepted(targets(numbers)), targets(numbers));
            return identityRequests.add(numbers.stream()
                    .map(number -> recorded(stuckInApproval(number)))
                    .toList());
        });
    }

    private List<String> statementsOf(Runnable work) {
        return database.statementsOf(work).stream().map(Query::getSQL).toList();
    }
}
