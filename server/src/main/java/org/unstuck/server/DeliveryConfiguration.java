package org.unstuck.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.consultation.AnswerConsultation;
import org.unstuck.application.consultation.AskingReceiver;
import org.unstuck.application.port.AnswerBodies;
import org.unstuck.application.port.Callbacks;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.application.port.WakeUps;
import org.unstuck.application.trigger.EventConsumer;
import org.unstuck.application.trigger.FanOutEvents;
import org.unstuck.application.trigger.ForgetDeliveries;
import org.unstuck.application.trigger.InProcessReceiver;
import org.unstuck.application.trigger.ReadDeliveries;
import org.unstuck.application.trigger.ReceiverByTarget;
import org.unstuck.application.trigger.ReplayDeliveries;
import org.unstuck.application.trigger.SendTestInvocations;
import org.unstuck.application.trigger.SettleDeliveries;
import org.unstuck.application.trigger.TakeDeliveries;
import org.unstuck.domain.trigger.RetrySchedule;
import org.unstuck.events.relay.DeliveryMeters;
import org.unstuck.events.relay.Relay;
import org.unstuck.events.relay.RelaySettings;
import org.unstuck.events.webhook.AllowedAddresses;
import org.unstuck.events.webhook.WebhookLimits;
import org.unstuck.events.webhook.Webhooks;
import org.unstuck.persistence.trigger.JooqDeliveries;
import org.unstuck.persistence.trigger.ListeningWakeUps;

/**
 * What carries events to whoever subscribed. Another part of this program takes events as a bean that is an {@link
 * EventConsumer}; it is called by the name of the bean.
 */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    /** Much longer than an attempt and writing what came of it can take. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(15);
    private static final Duration BETWEEN_REMOVALS = Duration.ofMinutes(1);

    @Bean
    Deliveries deliveries(DSLContext sql) {
        return new JooqDeliveries(sql);
    }

    @Bean(destroyMethod = "close")
    ListeningWakeUps wakeUps(DataSource dataSource) {
        return ListeningWakeUps.over(dataSource);
    }

    @Bean
    FanOutEvents fanOutEvents(
            OutgoingEvents outgoingEvents,
            TriggerSubscriptions subscriptions,
            EventFilters filters,
            Deliveries deliveries,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        return new FanOutEvents(outgoingEvents, subscriptions, filters, deliveries, transactions, newIds, clock);
    }

    @Bean
    TakeDeliveries takeDeliveries(
            Deliveries deliveries, TriggerSubscriptions subscriptions, Transactions transactions, InstantSource clock) {
        return new TakeDeliveries(deliveries, subscriptions, transactions, clock, LEASE);
    }

    @Bean
    SettleDeliveries settleDeliveries(
            Deliveries deliveries,
            TriggerSubscriptions subscriptions,
            Transactions transactions,
            InstantSource clock,
            @Value("${unstuck.deliveries.pauses}") List<Duration> pauses) {
        RetrySchedule schedule =
                new RetrySchedule(pauses, RetrySchedule.DEFAULT.jitter(), RetrySchedule.DEFAULT.longest());
        return new SettleDeliveries(
                deliveries,
                subscriptions,
                transactions,
                clock,
                schedule,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Bean
    ForgetDeliveries forgetDeliveries(
            Deliveries deliveries,
            TriggerSubscriptions subscriptions,
            OutgoingEvents outgoingEvents,
            Transactions transactions,
            InstantSource clock,
            @Value("${unstuck.deliveries.parked-are-kept}") Duration parkedAreKept) {
        return new ForgetDeliveries(deliveries, subscriptions, outgoingEvents, transactions, clock, parkedAreKept);
    }

    @Bean
    SendTestInvocations sendTestInvocations(
            OutgoingEvents outgoingEvents,
            Deliveries deliveries,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        return new SendTestInvocations(outgoingEvents, deliveries, transactions, newIds, clock);
    }

    @Bean
    ReadDeliveries readDeliveries(Deliveries deliveries, Consultations consultations, InstantSource clock) {
        return new ReadDeliveries(deliveries, consultations, clock);
    }

    @Bean
    ReplayDeliveries replayDeliveries(Deliveries deliveries, Transactions transactions, InstantSource clock) {
        return new ReplayDeliveries(deliveries, transactions, clock);
    }

    @Bean
    Housekeeping forgettingDeliveries(ForgetDeliveries forgetDeliveries) {
        return new Housekeeping("forget-deliveries", BETWEEN_REMOVALS, forgetDeliveries::forget);
    }

    @Bean(destroyMethod = "close")
    Webhooks webhooks(
            @Value("${unstuck.webhooks.allow}") String allow,
            @Value("${unstuck.webhooks.ssl-bundle}") String sslBundle,
            SslBundles sslBundles,
            InstantSource clock) {
        return new Webhooks(
                AllowedAddresses.parse(allow), WebhookLimits.DEFAULT, WebhookTrust.tls(sslBundle, sslBundles), clock);
    }

    @Bean
    InProcessReceiver inProcessReceiver(ListableBeanFactory beans) {
        return new InProcessReceiver(beans.getBeansOfType(EventConsumer.class));
    }

    @Bean
    DeliveryMeters deliveryMeters(Deliveries deliveries, InstantSource clock, MeterRegistry registry) {
        return new DeliveryMeters(deliveries, clock, registry);
    }

    @Bean
    Housekeeping countingDeliveries(DeliveryMeters meters) {
        return new Housekeeping("count-deliveries", BETWEEN_COUNTS, meters::count);
    }

    @Bean
    RelayLifecycle relay(
            FanOutEvents fanOutEvents,
            Deliveries deliveries,
            TakeDeliveries takeDeliveries,
            SettleDeliveries settleDeliveries,
            Webhooks webhooks,
            InProcessReceiver inProcessReceiver,
            Consultations consultations,
            AnswerConsultation answerConsultation,
            AnswerBodies answerBodies,
            Callbacks callbacks,
            WakeUps wakeUps,
            InstantSource clock,
            DeliveryMeters meters) {
        return new RelayLifecycle(new Relay(
                fanOutEvents,
                deliveries,
                takeDeliveries,
                settleDeliveries,
                new AskingReceiver(
                        new ReceiverByTarget(webhooks, inProcessReceiver),
                        consultations,
                        answerConsultation,
                        answerBodies,
                        callbacks),
                wakeUps,
                clock,
                RelaySettings.DEFAULT,
                meters));
    }
}
