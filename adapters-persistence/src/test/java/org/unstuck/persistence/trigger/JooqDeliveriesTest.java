package org.unstuck.persistence.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.trigger.TriggerFixture.AUDITORS;
import static org.unstuck.domain.trigger.TriggerFixture.HELP_DESK;
import static org.unstuck.domain.trigger.TriggerFixture.NOW;
import static org.unstuck.domain.trigger.TriggerFixture.delivery;
import static org.unstuck.domain.trigger.TriggerFixture.helpDesk;
import static org.unstuck.domain.trigger.TriggerFixture.subscription;
import static org.unstuck.persistence.jooq.tables.EventBatch.EVENT_BATCH;
import static org.unstuck.persistence.jooq.tables.OutgoingEvent.OUTGOING_EVENT;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Deliveries.Parked;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.DeliveriesContract;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.trigger.ReadDeliveries;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.consultation.JooqConsultations;

class JooqDeliveriesTest extends DeliveriesContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final Deliveries deliveries = new JooqDeliveries(database.sql());
    private final OutgoingEvents outgoingEvents = new JooqOutgoingEvents(database.sql());

    @Override
    protected Deliveries deliveries() {
        return deliveries;
    }

    @Override
    protected OutgoingEvents outgoingEvents() {
        return outgoingEvents;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Test
    void passesOverWhatSomebodyElseIsJustTaking() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2));
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<List<WithEvent>> other = meanwhile(() -> inTransaction(() -> {
            List<WithEvent> claimed = claim(HELP_DESK, NOW, 1);
            taken.countDown();
            await(done);
            return claimed;
        }));
        await(taken);

        List<WithEvent> mine = claim(HELP_DESK, NOW, 10);
        done.countDown();

        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().delivery().id())
                .isNotEqualTo(other.join().getFirst().delivery().id());
    }

    @Test
    void givesEachDeliveryToOneOfManyWhoTakeAtOnce() {
        addMany(helpDesk(), 400);
        ConcurrentLinkedQueue<UUID> taken = new ConcurrentLinkedQueue<>();

        List<CompletableFuture<Boolean>> takers = IntStream.range(0, 4)
                .mapToObj(taker -> meanwhile(() -> {
                    List<WithEvent> claimed;
                    do {
                        claimed = claim(HELP_DESK, NOW, 7);
                        claimed.forEach(one -> taken.add(one.delivery().id().value()));
                    } while (!claimed.isEmpty());
                    return true;
                }))
                .toList();
        takers.forEach(CompletableFuture::join);

        assertThat(taken).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void sendsOneStatementWhateverTheNumber() {
        addMany(helpDesk(), 300);

        assertThat(statementsOf(() -> claim(HELP_DESK, NOW, 200))).hasSize(1);
        List<WithEvent> claimed = claim(HELP_DESK, NOW.plus(LEASE), 200);
        assertThat(statementsOf(() -> settle(claimed.stream()
                        .map(one -> one.delivery().delivered(NOW))
                        .toArray(Delivery[]::new))))
                .hasSize(1);
        assertThat(statementsOf(
                        () -> inTransaction(() -> deliveries.forget(NOW.plusSeconds(1), NOW.plusSeconds(1), 100))))
                .hasSize(1);
        assertThat(statementsOf(deliveries::lanes)).hasSize(1);
        assertThat(statementsOf(() -> deliveries.parked(Parked.ALL, Page.FIRST)))
                .hasSize(1);
        assertThat(statementsOf(deliveries::waiting)).hasSize(1);
    }

    @Test
    void forgetsEventsWhenTheirLastDeliveryIsForgotten() {
        add(delivery(helpDesk(), 1), delivery(helpDesk(), 2));
        settle(claim(HELP_DESK, NOW, 1).getFirst().delivery().delivered(NOW));
        assertThat(forgetEvents()).isZero();

        inTransaction(() -> deliveries.forget(NOW.plusMillis(1), NOW, 100));

        assertThat(forgetEvents()).isEqualTo(1);
        assertThat(forgetEvents()).isZero();
        assertThat(database.sql().fetchCount(OUTGOING_EVENT)).isEqualTo(1);
        assertThat(database.sql().fetchCount(EVENT_BATCH)).isEqualTo(1);
        inTransaction(() -> deliveries.drop(HELP_DESK, 100));
        assertThat(forgetEvents()).isEqualTo(1);
        assertThat(database.sql().fetchCount(OUTGOING_EVENT)).isZero();
    }

    @Test
    void settlesByIdAlsoWhenPostgresKnowsOfNothingThatIsDue() {
        addMany(helpDesk(), 2_000);
        List<Delivery> claimed = claim(HELP_DESK, NOW, 2_000).stream()
                .map(one -> one.delivery().delivered(NOW))
                .toList();
        inTransaction(() -> deliveries.settle(claimed));
        database.sql().execute("vacuum analyze delivery");

        assertThat(plan(() -> inTransaction(() -> deliveries.settle(claimed.subList(0, 100)))))
                .containsPattern("(Hash|Index) Cond: \\((delivery\\.)?id = settled\\.id");
        assertThat(plan(() -> inTransaction(() -> deliveries.giveBack(claimed.subList(0, 100), NOW))))
                .containsPattern("(Hash|Index) Cond: \\((delivery\\.)?id = unbegun\\.id");
    }

    @Test
    void findsWhatIsDueOverAndParkedByIndexes() {
        addMany(helpDesk(), 3_000);
        inTransaction(() -> {
            deliveries.settle(claim(HELP_DESK, NOW, 2_000).stream()
                    .map(one -> one.delivery().delivered(NOW))
                    .toList());
            return deliveries.park(HELP_DESK, Delivery.Kind.REAL_TIME, "It is gone.", NOW, 100);
        });
        database.sql().execute("vacuum analyze delivery");

        assertThat(plan(() -> claim(HELP_DESK, NOW, 10)))
                .contains("delivery_due")
                .doesNotContain("Seq Scan");
        assertThat(plan(deliveries::lanes)).contains("delivery_due").doesNotContain("Seq Scan on delivery");
        assertThat(plan(() -> inTransaction(() -> deliveries.replay(new Parked(HELP_DESK, null, null, null), NOW, 10))))
                .contains("delivery_parked");
        assertThat(plan(() ->
                        inTransaction(() -> deliveries.forget(NOW.minus(Duration.ofDays(1)), NOW.minusSeconds(1), 10))))
                .contains("delivery_delivered")
                .contains("delivery_parked");
    }

    @Test
    void readsAllAnswersOfAPageByOneMoreStatement() {
        ReadDeliveries read = new ReadDeliveries(deliveries, new JooqConsultations(database.sql()), () -> NOW);
        add(delivery(helpDesk(), 100));
        assertThat(statementsOf(() -> read.page(Selection.ALL, Page.FIRST))).hasSize(1);

        addMany(subscription(AUDITORS, "Risk engine", Trigger.ACCESS_REQUEST_SUBMITTED, null), 50);

        assertThat(statementsOf(() -> read.page(Selection.ALL, Page.FIRST))).hasSize(2);
    }

    @Test
    void listsAndCountsTheFewThatAreParkedAmongManyByIndexes() {
        addMany(helpDesk(), 5_000);
        inTransaction(() -> {
            deliveries.settle(claim(HELP_DESK, NOW, 4_000).stream()
                    .map(one -> one.delivery().delivered(NOW))
                    .toList());
            return deliveries.park(HELP_DESK, Delivery.Kind.REAL_TIME, "It is gone.", NOW, 500);
        });
        database.sql().execute("vacuum analyze delivery");

        assertThat(plan(() -> deliveries.parked(Parked.ALL, new Page(10, 0))))
                .contains("delivery_parked")
                .doesNotContain("Seq Scan");
        assertThat(plan(() -> deliveries.parked(new Parked(HELP_DESK, null, null, null), new Page(10, 0))))
                .contains("delivery_parked")
                .doesNotContain("Seq Scan");
        assertThat(plan(deliveries::waiting)).contains("delivery_parked").doesNotContain("Seq Scan");
    }

    private int forgetEvents() {
        return inTransaction(() -> outgoingEvents.forget(NOW.plusSeconds(1), 100));
    }

    private List<String> statementsOf(Runnable work) {
        return database.statementsOf(work).stream().map(Query::getSQL).toList();
    }

    /** The plan of the first statement. */
    private String plan(Runnable work) {
        Query first = database.statementsOf(work).getFirst();
        return database.sql()
                .fetch("explain " + first.getSQL(ParamType.INLINED))
                .format();
    }
}
