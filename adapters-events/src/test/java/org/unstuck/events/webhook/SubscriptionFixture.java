package org.unstuck.events.webhook;

import java.time.Instant;
import java.util.UUID;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;

/** Subscriptions of the one trigger that matters here. */
final class SubscriptionFixture {

    private SubscriptionFixture() {}

    static Subscription at(String url) {
        return at(url, new Authentication.None(), SigningSecrets.NONE);
    }

    static Subscription at(String url, Authentication authentication, SigningSecrets signing) {
        return to(new Target.Http(url, Target.DispatchMode.SYNC, authentication), signing);
    }

    static Subscription to(Target target, SigningSecrets signing) {
        return new Subscription(
                new SubscriptionId(UUID.randomUUID()),
                "a subscriber",
                null,
                Trigger.PROVISIONING_COMPLETED,
                Subscription.DEFAULT_RESPONSE_DEADLINE,
                target,
                signing,
                true,
                null,
                null,
                Instant.EPOCH,
                null);
    }
}
