package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
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

    @Autowired
    DataSource dataSource;

    private final List<SubscriptionId> subscribed = new ArrayList<>();

    @AfterEach
    void unsubscribe() {
        transactions.inTransaction(() -> {
            subscribed.forEach(subscriptions::remove);
            return subscribed;
        });
    }

    @Test
    void tellsEverybodyOnceHoweverIllOthersAre() throws IOException {
        try (Subscriber steady = Subscriber.inGoodHealth();
                ServerSocket hidden = inside();
                Subscriber failing = new Subscriber(exchange -> exchange.sendResponseHeaders(500, -1));
                Subscriber hanging = new Subscriber(exchange -> Thread.sleep(Duration.ofSeconds(15)));
                Subscriber busy = new Subscriber(exchange -> answer(exchange, 429, "Retry-After", "2"));
                Subscriber redirecting = new Subscriber(exchange -> answer(exchange, 307, "Location", url(hidden)))) {
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
            await("the busy one was called again", () -> busy.calls() > 2);
            // Almost two seconds: clocks are corrected now and then.
            assertThat(busy.shortestPause()).isGreaterThan(Duration.ofMillis(1_900));

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
            assertThatThrownBy(hidden::accept).isInstanceOf(SocketTimeoutException.class);
            new Socket(hidden.getInetAddress(), hidden.getLocalPort()).close();
            hidden.accept().close();
            await("nothing is left to be delivered", () -> pending() == 0);
        }
    }

    /** Where nothing may be sent to; whoever connects waits there to be seen. */
    private static ServerSocket inside() throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.2"));
        listener.setSoTimeout(100);
        return listener;
    }

    private static String url(ServerSocket listener) {
        return "http://127.0.0.2:" + listener.getLocalPort() + "/";
    }

    @Test
    void holdsNoConnectionToTheDatabaseWhileReceiversHang() throws SQLException {
        HikariPoolMXBean pool = dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        int many = dataSource.unwrap(HikariDataSource.class).getMaximumPoolSize() + 5;
        CountDownLatch healed = new CountDownLatch(1);
        List<Subscriber> hanging = new ArrayList<>();
        try {
            for (int i = 0; i < many; i++) {
                hanging.add(new Subscriber(exchange -> healed.await()));
            }
            hanging.forEach(this::subscribe);
            Api api = api();
            List<String> ids = imported(api, many(1, Activity::waitingForApproval));

            api.close(ids);

            await(
                    "all of them hang at once, and only whoever listens has a connection",
                    () -> hanging.stream().allMatch(one -> one.calls() == 1)
                            && pool.getActiveConnections() <= 1
                            // Asked last, so that none of them had ended when the connections were counted.
                            && underWay() == many);
            hanging.forEach(Subscriber::heal);
            healed.countDown();
            await("nothing is left to be delivered", () -> pending() == 0);
        } finally {
            healed.countDown();
            hanging.forEach(Subscriber::close);
        }
    }

    @Test
    void tellsOverTlsWhoHasACertificateForItsHostAndTriesTheOthersAgain() {
        try (Subscriber trusted = Subscriber.overTls(AUTHORITY.server("ip:127.0.0.1"));
                Subscriber stranger = Subscriber.overTls(AUTHORITY.selfSignedServer("ip:127.0.0.1"));
                Subscriber other = Subscriber.overTls(AUTHORITY.server("dns:other.example"))) {
            subscribe(trusted);
            SubscriptionId toStranger = subscribe(stranger);
            SubscriptionId toOther = subscribe(other);
            Api api = api();
            List<String> ids = imported(api, many(1, Activity::waitingForApproval));

            api.close(ids);

            await("the trusted one was told", () -> of(ids, trusted).size() == 1);
            await(
                    "the others are tried again",
                    () -> isTriedAgain(
                                    toStranger,
                                    "The certificate of the receiver is not from an authority that is trusted here.")
                            && isTriedAgain(toOther, "The certificate of the receiver is not for this host."));
            assertThat(stranger.calls()).isZero();
            assertThat(other.calls()).isZero();
        }
    }

    private boolean isTriedAgain(SubscriptionId subscription, String problem) {
        return database.sql("select count(*) from delivery where subscription_id = :it and due is not null"
                                + " and attempts > 1 and problem = :problem")
                        .param("it", subscription.value())
                        .param("problem", problem)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Attempts that were begun and of whose end nothing is written. */
    private long underWay() {
        return database.sql("select count(*) from delivery where due is not null and attempts = 1 and problem is null"
                        + " and subscription_id in (:ours)")
                .param("ours", subscribed.stream().map(SubscriptionId::value).toList())
                .query(Long.class)
                .single();
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

    private SubscriptionId subscribe(Subscriber subscriber) {
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
        return id;
    }
}
