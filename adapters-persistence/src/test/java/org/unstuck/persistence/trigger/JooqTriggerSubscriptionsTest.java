package org.unstuck.persistence.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.trigger.SubscriptionFixture.SIGNING_SECRET;
import static org.unstuck.domain.trigger.SubscriptionFixture.detailedSubscription;
import static org.unstuck.domain.trigger.SubscriptionFixture.subscription;
import static org.unstuck.domain.trigger.Trigger.PROVISIONING_COMPLETED;
import static org.unstuck.persistence.jooq.tables.TriggerSubscription.TRIGGER_SUBSCRIPTION;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.application.port.TriggerSubscriptionsContract;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.secret.SecretCipher;
import org.unstuck.persistence.secret.SecretsKey;

class JooqTriggerSubscriptionsTest extends TriggerSubscriptionsContract {

    private static final SecureRandom RANDOM = new SecureRandom();

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final SecretsKey key = SecretsKey.generate(RANDOM);
    private final SecretsKey nextKey = SecretsKey.generate(RANDOM);
    private final JooqTriggerSubscriptions subscriptions = with(key);

    @Override
    protected TriggerSubscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Test
    void holdsNoSecretInClear() {
        inTransaction(() -> subscriptions.add(detailedSubscription(1, PROVISIONING_COMPLETED)));

        // Formatted as a table it would be cut short.
        String row = database.sql()
                .fetch("select trigger_subscription::text, encode(authentication_secret, 'escape'),"
                        + " encode(signing_secret, 'escape'), encode(former_signing_secret, 'escape')"
                        + " from trigger_subscription")
                .formatCSV();
        assertThat(row).contains("for the service desk").doesNotContain("rd 1", "whsec", SIGNING_SECRET.substring(6));
        byte[] secret = database.sql()
                .select(TRIGGER_SUBSCRIPTION.AUTHENTICATION_SECRET)
                .from(TRIGGER_SUBSCRIPTION)
                .fetchSingle(TRIGGER_SUBSCRIPTION.AUTHENTICATION_SECRET);
        assertThat(new String(secret, StandardCharsets.UTF_8)).doesNotContain("pässwörd", "rd 1");
    }

    @Test
    void readsNoSecretThatWasPutIntoAnotherRow() {
        inTransaction(() -> {
            subscriptions.add(detailedSubscription(1, PROVISIONING_COMPLETED));
            subscriptions.add(detailedSubscription(2, PROVISIONING_COMPLETED));
        });
        database.sql()
                .execute("update trigger_subscription set authentication_secret ="
                        + " (select authentication_secret from trigger_subscription order by id limit 1)");

        assertThatThrownBy(() -> subscriptions.find(
                        detailedSubscription(2, PROVISIONING_COMPLETED).id()))
                .hasMessageContaining("moved from where it was written");
    }

    @Test
    void refusesToBeginWithAnotherKeyThanTheOneInUse() {
        assertThat(useKeyOf(subscriptions)).isZero();

        assertThatThrownBy(() -> useKeyOf(with(nextKey)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(key.id(), nextKey.id(), "UNSTUCK_SECRETS_KEY");
        assertThat(useKeyOf(subscriptions)).isZero();
    }

    @Test
    void refusesToBeginWhereASecretCouldNotBeRead() {
        inTransaction(() -> with(nextKey).add(detailedSubscription(1, PROVISIONING_COMPLETED)));

        assertThatThrownBy(() -> useKeyOf(subscriptions))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(nextKey.id());
    }

    @Test
    void encryptsEverythingAnewWhenTheKeyIsChanged() {
        Subscription detailed = detailedSubscription(1, PROVISIONING_COMPLETED);
        inTransaction(() -> {
            subscriptions.add(detailed);
            subscriptions.add(subscription(2, PROVISIONING_COMPLETED));
        });
        useKeyOf(subscriptions);

        assertThat(useKeyOf(with(nextKey, key))).isEqualTo(3);
        assertThat(useKeyOf(with(nextKey, key))).isZero();

        assertThat(useKeyOf(with(nextKey))).isZero();
        assertThat(with(nextKey).find(detailed.id())).contains(detailed);
        assertThatThrownBy(() -> subscriptions.find(detailed.id())).hasMessageContaining(nextKey.id());
    }

    private int useKeyOf(JooqTriggerSubscriptions some) {
        return inTransaction(some::useCurrentKey);
    }

    private JooqTriggerSubscriptions with(SecretsKey... keys) {
        return new JooqTriggerSubscriptions(database.sql(), new SecretCipher(List.of(keys), RANDOM));
    }
}
