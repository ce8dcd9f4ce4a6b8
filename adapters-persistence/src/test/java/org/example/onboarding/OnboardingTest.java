package org.example.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.ADMINISTRATOR;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.application.closing.ConcludeCloseRun;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.application.life.Lives;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.CloseRunWorkflows;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.Receiver;
import org.unstuck.application.port.Receiver.Message;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.application.trigger.FanOutEvents;
import org.unstuck.application.trigger.InProcessReceiver;
import org.unstuck.application.trigger.SettleDeliveries;
import org.unstuck.application.trigger.SettleDeliveries.Attempt;
import org.unstuck.application.trigger.TakeDeliveries;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Directive;
import org.unstuck.domain.request.DirectiveFixture;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.RetrySchedule;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.approval.JooqApprovals;
import org.unstuck.persistence.audit.JooqAuditTrail;
import org.unstuck.persistence.closing.JooqCloseRuns;
import org.unstuck.persistence.consultation.JooqConsultations;
import org.unstuck.persistence.provisioning.JooqProvisioningWork;
import org.unstuck.persistence.request.JooqIdentityRequests;
import org.unstuck.persistence.request.JooqRequestsUnderWay;
import org.unstuck.persistence.secret.SecretCipher;
import org.unstuck.persistence.secret.SecretsKey;
import org.unstuck.persistence.submission.JooqAccessRequestSettings;
import org.unstuck.persistence.trigger.JooqDeliveries;
import org.unstuck.persistence.trigger.JooqOutgoingEvents;
import org.unstuck.persistence.trigger.JooqTriggerSubscriptions;

/**
 * How another bounded context plugs in, from its request to the event of the request's close, on PostgreSQL. The server
 * puts the same parts together as beans and calls them from its job executor and its relay; here they are called by hand,
 * one after the other.
 */
class OnboardingTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SubscriptionId SUBSCRIPTION = new SubscriptionId(new UUID(0x5ab5, 1));

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final SettableClock clock = new SettableClock(NOW);
    private final SequentialIds newIds = new SequentialIds();
    private final Transactions transactions = database.transactions();
    private final IdentityRequests identityRequests = new JooqIdentityRequests(database.sql());
    private final CloseRuns closeRuns = new JooqCloseRuns(database.sql());
    private final AuditTrail auditTrail = new JooqAuditTrail(database.sql());
    private final OutgoingEvents outgoingEvents = new JooqOutgoingEvents(database.sql());
    private final Deliveries deliveries = new JooqDeliveries(database.sql());
    private final TriggerSubscriptions subscriptions = new JooqTriggerSubscriptions(
            database.sql(), new SecretCipher(List.of(SecretsKey.generate(RANDOM)), RANDOM));
    private final Lives lives = new Lives(
            identityRequests,
            new JooqRequestsUnderWay(database.sql()),
            new JooqApprovals(database.sql()),
            new JooqProvisioningWork(database.sql()),
            new JooqConsultations(database.sql()),
            subscriptions,
            deliveries,
            new JooqAccessRequestSettings(database.sql()),
            auditTrail,
            outgoingEvents,
            transactions,
            newIds,
            clock);

    /** The other context gets a use case of ours, and is known to our receiver by its name. */
    private final Onboarding onboarding = new Onboarding(lives.submitAccessRequest);

    private final Receiver receiver = new InProcessReceiver(Map.of(Onboarding.NAME, onboarding));

    @Test
    void hearsThatTheRequestItMadeWasClosedBecauseItHung() {
        subscribe();
        TrackingNumber hanging = onboarding.welcome("zoe");
        // Its source takes the order and never says anything again.
        assertThat(lives.dispatchProvisioning.dispatch(10)).isEqualTo(1);

        close(hanging, "Stuck for weeks, closed by the help desk.");
        tell();

        assertThat(onboarding.toLookAfter()).containsExactly("zoe: Stuck for weeks, closed by the help desk.");
    }

    @Test
    void knowsAnEventThatComesAgain() {
        subscribe();
        close(onboarding.welcome("zoe"), "Closed.");
        FanOutEvents fanOut = fanOutEvents();
        fanOut.fanOut(10);
        // Somebody takes it, hands it over and dies before writing that it was taken.
        take().forEach(this::hand);

        clock.pass(Duration.ofMinutes(2));
        tell();

        assertThat(onboarding.toLookAfter()).containsExactly("zoe: Closed.");
        assertThat(deliveries.lanes()).isEmpty();
    }

    /** The API writes the same for a subscriber on the network. */
    private void subscribe() {
        Subscription subscription = new Subscription(
                SUBSCRIPTION,
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
                null);
        transactions.inTransaction(() -> {
            subscriptions.add(subscription);
            return subscription;
        });
    }

    /** What the process of a close run does. */
    private void close(TrackingNumber number, String message) {
        Directive byDefault = DirectiveFixture.byDefault();
        CloseRunId run = new StartCloseRun(closeRuns, auditTrail, new Nothing(), transactions, newIds, clock)
                .start(new StartCloseRun.Command(
                        List.of(number.toString()),
                        new Directive(byDefault.stage(), byDefault.status(), message),
                        ADMINISTRATOR))
                .id();
        new CloseRequests(closeRuns, identityRequests, outgoingEvents, transactions, newIds, clock, 500).close(run);
        new ConcludeCloseRun(closeRuns, auditTrail, transactions, newIds, clock).conclude(run);
    }

    /** What the relay does. */
    private void tell() {
        fanOutEvents().fanOut(10);
        List<Attempt> attempts = take().stream().map(this::hand).toList();
        new SettleDeliveries(deliveries, subscriptions, transactions, clock, RetrySchedule.DEFAULT, () -> 0.5)
                .settle(attempts);
    }

    private FanOutEvents fanOutEvents() {
        return new FanOutEvents(
                outgoingEvents, subscriptions, new AllOfThem(), deliveries, transactions, newIds, clock);
    }

    private List<WithEvent> take() {
        return new TakeDeliveries(deliveries, subscriptions, transactions, clock, Duration.ofMinutes(1))
                .take(SUBSCRIPTION, 100)
                .orElseThrow()
                .deliveries();
    }

    private Attempt hand(WithEvent one) {
        Message message =
                new Message(one.event().id(), clock.instant(), one.event().body());
        Subscription to = subscriptions.find(SUBSCRIPTION).orElseThrow();
        return new Attempt(one.delivery(), receiver.hand(message, to));
    }

    /** No engine: what its process does is called by hand. */
    private static final class Nothing implements CloseRunWorkflows {
        @Override
        public void start(CloseRunId id) {}

        @Override
        public void cancel(CloseRunId id) {}
    }

    /** Nobody here has a filter. */
    private static final class AllOfThem implements EventFilters {
        @Override
        public boolean finds(String filter, String json) {
            return true;
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
}
