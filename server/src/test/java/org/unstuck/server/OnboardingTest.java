package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.example.onboarding.Onboarding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.application.provisioning.ClaimProvisioningOrders;
import org.unstuck.application.trigger.RemoveTriggerSubscription;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.Directive;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;

/**
 * How another bounded context plugs in, from its request to the event of the request's close: with the process of the
 * close run in the engine and the relay that carries the event.
 */
class OnboardingTest extends ServerTest {

    private static final String WHY = "Stuck for weeks, closed by the help desk.";

    private final SubscriptionId subscription = new SubscriptionId(UUID.randomUUID());
    private final String zoe = Activity.newId();

    @Autowired
    Onboarding onboarding;

    @Autowired
    StartCloseRun startCloseRun;

    @Autowired
    ClaimProvisioningOrders claimProvisioningOrders;

    @Autowired
    TriggerSubscriptions subscriptions;

    @Autowired
    RemoveTriggerSubscription removeTriggerSubscription;

    @Autowired
    Transactions transactions;

    @Autowired
    InstantSource clock;

    @BeforeEach
    void isInTheDirectoryAndSubscribed() throws Exception {
        api().postJson("/identities/import", JSON.readTree("[{\"id\": \"%s\", \"name\": \"Zoë\"}]".formatted(zoe)));
        api().postJson("/sources/import", JSON.readTree("[{\"id\": \"wiki-source\", \"name\": \"Wiki\"}]"));
        api().postJson("/requestable-objects/import", JSON.readTree("""
                        [{"id": "wiki", "type": "ACCESS_PROFILE", "name": "Wiki", "requestable": true,
                          "source": {"id": "wiki-source"}}]
                        """));
        // The API writes the same for a subscriber on the network.
        transactions.inTransaction(() -> {
            subscriptions.add(new Subscription(
                    subscription,
                    "Onboarding",
                    null,
                    Trigger.PROVISIONING_COMPLETED,
                    Subscription.DEFAULT_RESPONSE_DEADLINE,
                    new Target.InProcess(Onboarding.NAME),
                    SigningSecrets.NONE,
                    true,
                    null,
                    null,
                    clock.instant(),
                    null));
            return subscription;
        });
    }

    @AfterEach
    void isNotSubscribedAnyMore() {
        removeTriggerSubscription.remove(subscription);
    }

    @Test
    void hearsThatTheRequestItMadeWasClosedBecauseItHung() {
        TrackingNumber hanging = onboarding.welcome(zoe);
        // Its source takes the order and never says anything again.
        assertThat(claimProvisioningOrders
                        .claim(ClaimProvisioningOrders.MAX_ORDERS, Duration.ofMinutes(5))
                        .orders())
                .anyMatch(order -> order.request().equals(hanging));

        close(hanging);

        await("onboarding heard of it", () -> !ofZoe().isEmpty());
        assertThat(ofZoe()).containsExactly(zoe + ": " + WHY);
    }

    @Test
    void knowsAnEventThatComesAgain() {
        close(onboarding.welcome(zoe));
        await("onboarding heard of it", () -> delivered(1) == 1);

        // As if somebody had handed it over and died before writing that it was taken.
        database.sql("""
                        update delivery set state = 'PENDING', due = now(), completed = null
                        where subscription_id = ?""").param(subscription.value()).update();

        await("it came again", () -> delivered(2) == 1);
        assertThat(ofZoe()).containsExactly(zoe + ": " + WHY);
    }

    private void close(TrackingNumber number) {
        startCloseRun.start(new StartCloseRun.Command(
                List.of(number.toString()),
                new Directive(Directive.DEFAULT_STAGE, Directive.DEFAULT_STATUS, WHY),
                new Actor("help-desk", "Help desk")));
    }

    private List<String> ofZoe() {
        return onboarding.toLookAfter().stream()
                .filter(one -> one.startsWith(zoe))
                .toList();
    }

    private int delivered(int attempts) {
        return database.sql("""
                        select count(*) from delivery
                        where subscription_id = ? and state = 'DELIVERED' and attempts = ?""")
                .params(subscription.value(), attempts)
                .query(Integer.class)
                .single();
    }
}
