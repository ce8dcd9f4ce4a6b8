package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;

class WebhookDeliveryTest extends ServerTest {

    private static final int CLOSES = 500;

    @Autowired
    TriggerSubscriptions subscriptions;

    @Autowired
    Transactions transactions;

    private final List<SubscriptionId> subscribed = new ArrayList<>();

    @AfterEach
    void unsubscribe() {
        transactions.inTransaction(() -> {
            subscribed.forEach(subscriptions::remove);
            return subscribed;
        });
    }

    @Test
    void tellsEverybodyOnceHoweverIllOthersAre() {
        try (Subscriber steady = Subscriber.inGoodHealth();
                Subscriber hidden = Subscriber.inGoodHealth();
                Subscriber failing = new Subscriber(exchange -> exchange.sendResponseHeaders(500, -1));
                Subscriber hanging = new Subscriber(exchange -> Thread.sleep(Duration.ofSeconds(15)));
                Subscriber busy = new Subscriber(exchange -> answer(exchange, 429, "Retry-After", "2"));
                Subscriber redirecting = new Subscriber(exchange -> answer(exchange, 307, "Location", hidden.url()))) {
            List<Subscriber> ill = List.of(failing, hanging, busy, redirecting);
            subscribe(steady);
            ill.forEach(this::subscribe);
            Api api = api();
            List<String> ids = imported(api, many(CLOSES, Activity::waitingForApproval));

            String run = api.close(ids).run();

            awaitState(api, run, "CONCLUDED");
            await("the healthy one was told of all", () -> of(ids, steady).size() >= CLOSES);
            assertThat(ill).allSatisfy(one -> {
                assertThat(one.calls()).isPositive();
                assertThat(one.taken()).isEmpty();
            });
            assertThat(hanging.calls()).isLessThan(20);
            assertThat(busy.calls()).isLessThan(50);

            ill.forEach(Subscriber::heal);
            for (Subscriber one : ill) {
                await("all were told of all", () -> distinct(of(ids, one)).size() == CLOSES);
            }
            assertThat(of(ids, steady)).hasSize(CLOSES);
            assertThat(distinct(of(ids, steady))).hasSize(CLOSES);
            // What a subscriber knows an event by is the same for all of them.
            assertThat(ill)
                    .allSatisfy(one -> assertThat(distinct(of(ids, one)))
                            .containsExactlyInAnyOrderElementsOf(distinct(of(ids, steady))));
            assertThat(hidden.calls()).isZero();
            await("nothing is left to be delivered", () -> pending() == 0);
        }
    }

    private static void answer(HttpExchange exchange, int status, String header, String value) throws IOException {
        exchange.getResponseHeaders().set(header, value);
        exchange.sendResponseHeaders(status, -1);
    }

    private static List<Subscriber.Taken> of(List<String> ids, Subscriber subscriber) {
        Set<String> ours = new HashSet<>(ids);
        return subscriber.taken().stream()
                .filter(taken -> ours.contains(taken.trackingNumber()))
                .toList();
    }

    private static Set<Subscriber.Taken> distinct(List<Subscriber.Taken> taken) {
        return new HashSet<>(taken);
    }

    private long pending() {
        return database.sql("select count(*) from delivery where due is not null and subscription_id in (:ours)")
                .param("ours", subscribed.stream().map(SubscriptionId::value).toList())
                .query(Long.class)
                .single();
    }

    private void subscribe(Subscriber subscriber) {
        SubscriptionId id = new SubscriptionId(UUID.randomUUID());
        subscribed.add(id);
        transactions.inTransaction(() -> {
            subscriptions.add(new Subscription(
                    id,
                    "Subscriber " + subscribed.size(),
                    null,
                    Trigger.PROVISIONING_COMPLETED,
                    Subscription.DEFAULT_RESPONSE_DEADLINE,
                    new Target.Http(subscriber.url(), Target.DispatchMode.SYNC, new Authentication.None()),
                    SigningSecrets.NONE,
                    true,
                    null,
                    null,
                    Instant.now(),
                    null));
            return id;
        });
    }
}
