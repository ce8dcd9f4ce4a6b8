package org.unstuck.rest.trigger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.closing.ReadCloseRuns;
import org.unstuck.application.port.Callbacks;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.trigger.ChangeSigningSecret;
import org.unstuck.application.trigger.ChangeTriggerSubscription;
import org.unstuck.application.trigger.CreateTriggerSubscription;
import org.unstuck.application.trigger.ReadDeliveries;
import org.unstuck.application.trigger.ReadTriggerSubscriptions;
import org.unstuck.application.trigger.ReadTriggers;
import org.unstuck.application.trigger.RemoveTriggerSubscription;
import org.unstuck.application.trigger.ReplayDeliveries;
import org.unstuck.application.trigger.SendTestInvocations;

/** Wires triggers and subscriptions over HTTP. */
@Configuration(proxyBeanMethods = false)
public class TriggerConfiguration {

    @Bean
    TriggersController triggersController(ReadTriggers read) {
        return new TriggersController(read);
    }

    @Bean
    TriggerSubscriptionsController triggerSubscriptionsController(
            CreateTriggerSubscription create,
            ReadTriggerSubscriptions read,
            ChangeTriggerSubscription change,
            RemoveTriggerSubscription remove,
            ChangeSigningSecret changeSigningSecret,
            EventFilters filters) {
        return new TriggerSubscriptionsController(create, read, change, remove, changeSigningSecret, filters);
    }

    @Bean
    TriggerInvocationsController triggerInvocationsController(
            SendTestInvocations sendTest,
            ReadDeliveries read,
            ReplayDeliveries replay,
            ReadTriggerSubscriptions subscriptions,
            ReadCloseRuns closeRuns,
            Callbacks callbacks) {
        return new TriggerInvocationsController(sendTest, read, replay, subscriptions, closeRuns, callbacks);
    }
}
