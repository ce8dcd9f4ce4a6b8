package org.unstuck.domain.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Subscriptions to test with. */
public final class SubscriptionFixture {

    public static final Instant MADE_AT = Instant.parse("2026-11-02T08:00:00.123Z");
    public static final String SIGNING_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private SubscriptionFixture() {}

    public static SubscriptionId subscriptionId(int number) {
        return new SubscriptionId(new UUID(0x7375_6200L, number));
    }

    /** One that gets everything, at an address without sign-in; later ones are younger. */
    public static Subscription subscription(int number, Trigger trigger) {
        return subscription(
                number,
                trigger,
                new Target.Http(
                        "https://receiver.example/" + number, Target.DispatchMode.SYNC, new Authentication.None()));
    }

    public static Subscription subscription(int number, Trigger trigger, Target target) {
        return new Subscription(
                subscriptionId(number),
                "subscription " + number,
                null,
                trigger,
                Subscription.DEFAULT_RESPONSE_DEADLINE,
                target,
                SigningSecrets.NONE,
                true,
                null,
                null,
                MADE_AT.plusSeconds(number),
                null);
    }

    /** One with something in every field. */
    public static Subscription detailedSubscription(int number, Trigger trigger) {
        return new Subscription(
                subscriptionId(number),
                "ünï 'subscription' " + number + " €𝄞",
                "for the service desk",
                trigger,
                Duration.ofMinutes(90),
                new Target.Http(
                        "http://receiver.example:8080/a?b=c",
                        Target.DispatchMode.DYNAMIC,
                        new Authentication.Basic("desk", new Secret("pässwörd " + number))),
                SigningSecrets.NONE
                        .changed(new Secret(SIGNING_SECRET), MADE_AT)
                        .changed(new Secret(SIGNING_SECRET + "2"), MADE_AT.plus(Duration.ofDays(1))),
                false,
                "gone",
                "$[?(@.action == 'x')]",
                MADE_AT.plusSeconds(number),
                MADE_AT.plus(Duration.ofDays(2)));
    }

    public static Subscription disabled(Subscription subscription) {
        return new Subscription(
                subscription.id(),
                subscription.name(),
                subscription.description(),
                subscription.trigger(),
                subscription.responseDeadline(),
                subscription.target(),
                subscription.signing(),
                false,
                null,
                subscription.filter(),
                subscription.created(),
                subscription.modified());
    }
}
