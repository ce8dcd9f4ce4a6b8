package org.unstuck.application.trigger;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;

/** Use case: have the events of a subscription signed with another secret. The one before signs on for a while. */
public final class ChangeSigningSecret {

    private static final Logger log = LoggerFactory.getLogger(ChangeSigningSecret.class);

    private final TriggerSubscriptions subscriptions;
    private final Transactions transactions;
    private final SecureRandom random;
    private final InstantSource clock;

    public ChangeSigningSecret(
            TriggerSubscriptions subscriptions, Transactions transactions, SecureRandom random, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A secret that signs from now on.
     *
     * @param secret to be shown now or never
     * @param formerUntil how long the one before signs, too; absent when there was none
     */
    public record Changed(Secret secret, @Nullable Instant formerUntil) {}

    /**
     * Changes it.
     *
     * @param own one that {@link SigningSecrets#isWellFormed} takes; absent for a new one
     * @return nothing when there is no such subscription
     */
    public Optional<Changed> change(SubscriptionId id, @Nullable Secret own) {
        Secret secret = own == null ? SigningSecrets.fresh(random) : own;
        return transactions.inTransaction(
                () -> subscriptions.lock(id).map(subscription -> change(subscription, secret)));
    }

    private Changed change(Subscription subscription, Secret secret) {
        Instant now = clock.instant();
        SigningSecrets before = subscription.signing();
        // The same once more ends nothing: it may be a call that is made again.
        SigningSecrets after =
                secret.equals(before.current()) ? before : before.changed(secret, now.plus(SigningSecrets.OVERLAP));
        subscriptions.save(subscription.signedWith(after, now));
        log.info("signing secret of subscription {} changed", subscription.id());
        return new Changed(secret, after.formerUntil());
    }
}
