package org.unstuck.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.application.trigger.ChangeSigningSecret;
import org.unstuck.application.trigger.ChangeTriggerSubscription;
import org.unstuck.application.trigger.CreateTriggerSubscription;
import org.unstuck.application.trigger.ReadTriggerSubscriptions;
import org.unstuck.application.trigger.ReadTriggers;
import org.unstuck.application.trigger.RemoveTriggerSubscription;
import org.unstuck.events.filter.JsonPathFilters;
import org.unstuck.persistence.secret.SecretCipher;
import org.unstuck.persistence.trigger.JooqTriggerSubscriptions;

/** Subscriptions to triggers: their use cases, their filters, and where they are kept. */
@Configuration(proxyBeanMethods = false)
class TriggerSubscriptionsConfiguration {

    @Bean
    SecretCipher secretCipher(DataDirectory directory, Environment environment) {
        return new SecretCipher(SecretsKeys.load(directory, environment), new SecureRandom());
    }

    /** Does not start with a key that cannot read what other nodes wrote, or what was written before. */
    @Bean
    TriggerSubscriptions triggerSubscriptions(DSLContext sql, SecretCipher cipher, Transactions transactions) {
        JooqTriggerSubscriptions subscriptions = new JooqTriggerSubscriptions(sql, cipher);
        transactions.inTransaction(subscriptions::useCurrentKey);
        return subscriptions;
    }

    @Bean
    EventFilters eventFilters() {
        return new JsonPathFilters();
    }

    @Bean
    ReadTriggers readTriggers() {
        return new ReadTriggers();
    }

    @Bean
    ReadTriggerSubscriptions readTriggerSubscriptions(TriggerSubscriptions subscriptions) {
        return new ReadTriggerSubscriptions(subscriptions);
    }

    @Bean
    CreateTriggerSubscription createTriggerSubscription(
            TriggerSubscriptions subscriptions,
            EventFilters filters,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        return new CreateTriggerSubscription(subscriptions, filters, transactions, newIds, clock);
    }

    @Bean
    ChangeTriggerSubscription changeTriggerSubscription(
            TriggerSubscriptions subscriptions, EventFilters filters, Transactions transactions, InstantSource clock) {
        return new ChangeTriggerSubscription(subscriptions, filters, transactions, clock);
    }

    @Bean
    RemoveTriggerSubscription removeTriggerSubscription(TriggerSubscriptions subscriptions, Transactions transactions) {
        return new RemoveTriggerSubscription(subscriptions, transactions);
    }

    @Bean
    ChangeSigningSecret changeSigningSecret(
            TriggerSubscriptions subscriptions, Transactions transactions, InstantSource clock) {
        return new ChangeSigningSecret(subscriptions, transactions, new SecureRandom(), clock);
    }
}
