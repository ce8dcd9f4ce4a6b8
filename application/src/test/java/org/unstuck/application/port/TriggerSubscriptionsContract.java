package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.trigger.SubscriptionFixture.MADE_AT;
import static org.unstuck.domain.trigger.SubscriptionFixture.detailedSubscription;
import static org.unstuck.domain.trigger.SubscriptionFixture.disabled;
import static org.unstuck.domain.trigger.SubscriptionFixture.subscription;
import static org.unstuck.domain.trigger.SubscriptionFixture.subscriptionId;
import static org.unstuck.domain.trigger.Trigger.ACCESS_REQUEST_DECIDED;
import static org.unstuck.domain.trigger.Trigger.ACCESS_REQUEST_SUBMITTED;
import static org.unstuck.domain.trigger.Trigger.CLOSE_RUN_CONCLUDED;
import static org.unstuck.domain.trigger.Trigger.PROVISIONING_COMPLETED;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;

/** What all {@link TriggerSubscriptions} do. */
public abstract class TriggerSubscriptionsContract extends PortContract {

    protected abstract TriggerSubscriptions subscriptions();

    @Test
    void readsASubscriptionBackAsItWas() {
        Subscription plain = added(subscription(1, PROVISIONING_COMPLETED));
        Subscription detailed = added(detailedSubscription(2, ACCESS_REQUEST_SUBMITTED));
        Subscription withToken = added(subscription(
                3,
                CLOSE_RUN_CONCLUDED,
                new Target.Http(
                        "https://a.example",
                        Target.DispatchMode.ASYNC,
                        new Authentication.Bearer(new Secret("t".repeat(2_000))))));
        Subscription inProcess =
                added(subscription(4, CLOSE_RUN_CONCLUDED, new Target.InProcess("another bounded context")));

        for (Subscription subscription : List.of(plain, detailed, withToken, inProcess)) {
            assertThat(subscriptions().find(subscription.id())).contains(subscription);
            assertThat(inTransaction(() -> subscriptions().lock(subscription.id())))
                    .contains(subscription);
        }
        assertThat(subscriptions().find(subscriptionId(5))).isEmpty();
        assertThat(inTransaction(() -> subscriptions().lock(subscriptionId(5)))).isEmpty();
    }

    @Test
    void putsEverythingInThePlaceOfWhatWasThere() {
        Subscription before = added(detailedSubscription(1, PROVISIONING_COMPLETED));
        Subscription after = subscription(1, PROVISIONING_COMPLETED);

        inTransaction(() -> subscriptions().save(after));
        assertThat(subscriptions().find(before.id())).contains(after);
        inTransaction(() -> subscriptions().save(before));
        assertThat(subscriptions().find(before.id())).contains(before);
        Subscription elsewhere = subscription(1, PROVISIONING_COMPLETED, new Target.InProcess("x"));
        inTransaction(() -> subscriptions().save(elsewhere));
        assertThat(subscriptions().find(before.id())).contains(elsewhere);
    }

    @Test
    void removesOnce() {
        Subscription one = added(subscription(1, PROVISIONING_COMPLETED));
        Subscription other = added(subscription(2, PROVISIONING_COMPLETED));

        assertThat(inTransaction(() -> subscriptions().remove(one.id()))).isTrue();
        assertThat(inTransaction(() -> subscriptions().remove(one.id()))).isFalse();
        assertThat(all(Selection.ALL)).containsExactly(other);
    }

    @Test
    void saysWhichOfSomeAreHereEnabledOrNot() {
        Subscription enabled = added(subscription(1, PROVISIONING_COMPLETED));
        Subscription disabled = added(disabled(subscription(2, PROVISIONING_COMPLETED)));
        SubscriptionId unknown = subscription(3, PROVISIONING_COMPLETED).id();

        assertThat(subscriptions().known(List.of(enabled.id(), disabled.id(), unknown)))
                .containsExactlyInAnyOrder(enabled.id(), disabled.id());
        assertThat(subscriptions().known(List.of())).isEmpty();
    }

    @Test
    void findsThoseThatAreEnabledOfSomeTriggers() {
        Subscription younger = added(subscription(2, PROVISIONING_COMPLETED));
        Subscription older = added(subscription(1, ACCESS_REQUEST_DECIDED));
        added(disabled(subscription(3, PROVISIONING_COMPLETED)));
        added(subscription(4, CLOSE_RUN_CONCLUDED));

        assertThat(subscriptions().enabled(List.of(PROVISIONING_COMPLETED, ACCESS_REQUEST_DECIDED)))
                .containsExactly(older, younger);
        assertThat(subscriptions().enabled(List.of(Trigger.IDENTITY_REQUESTS_REOPENED)))
                .isEmpty();
        assertThat(subscriptions().enabled(List.of())).isEmpty();
    }

    @Test
    void countsThoseOfATriggerWhetherEnabledOrNot() {
        added(subscription(1, PROVISIONING_COMPLETED));
        added(disabled(subscription(2, PROVISIONING_COMPLETED)));
        added(subscription(3, CLOSE_RUN_CONCLUDED));

        assertThat(subscriptions().countOf(PROVISIONING_COMPLETED)).isEqualTo(2);
        assertThat(subscriptions().countOf(ACCESS_REQUEST_DECIDED)).isZero();
    }

    @Test
    void pagesFromTheOldestToTheYoungest() {
        List<Subscription> all = IntStream.of(7, 3, 1, 5, 2, 6, 4)
                .mapToObj(number -> added(subscription(number, PROVISIONING_COMPLETED)))
                .sorted((one, other) -> one.created().compareTo(other.created()))
                .toList();

        assertThat(subscriptions().page(Selection.ALL, new Page(3, 0))).containsExactlyElementsOf(all.subList(0, 3));
        assertThat(subscriptions().page(Selection.ALL, new Page(3, 3))).containsExactlyElementsOf(all.subList(3, 6));
        assertThat(subscriptions().page(Selection.ALL, new Page(3, 6))).containsExactlyElementsOf(all.subList(6, 7));
        assertThat(subscriptions().count(Selection.ALL)).isEqualTo(7);
    }

    @Test
    void filtersByIdTriggerAndType() {
        Subscription one = added(subscription(1, PROVISIONING_COMPLETED));
        Subscription other = added(subscription(2, CLOSE_RUN_CONCLUDED, new Target.InProcess("x")));

        assertThat(all(where(SubscriptionFields.ID, Operator.EQ, one.id().toString())))
                .containsExactly(one);
        assertThat(all(where(
                        SubscriptionFields.ID,
                        Operator.EQ,
                        other.id().toString().toUpperCase(Locale.ROOT))))
                .containsExactly(other);
        assertThat(all(where(SubscriptionFields.ID, Operator.EQ, "x"))).isEmpty();
        assertThat(all(where(SubscriptionFields.TRIGGER_ID, Operator.EQ, "idn:post-provisioning")))
                .containsExactly(one);
        assertThat(all(where(SubscriptionFields.TYPE, Operator.EQ, "HTTP"))).containsExactly(one);
        assertThat(all(where(SubscriptionFields.TYPE, Operator.LE, "HTTP"))).containsExactly(one);
        assertThat(all(where(SubscriptionFields.TYPE, Operator.LE, "INLINE"))).containsExactly(one, other);
        assertThat(subscriptions().count(where(SubscriptionFields.TYPE, Operator.EQ, "INLINE")))
                .isEqualTo(1);
    }

    @Test
    void sortsByIdOrNameOfTheTrigger() {
        Subscription provisioning = added(subscription(1, PROVISIONING_COMPLETED));
        Subscription decision = added(subscription(2, ACCESS_REQUEST_DECIDED));
        Subscription concluded = added(subscription(3, CLOSE_RUN_CONCLUDED));

        assertThat(all(by(SubscriptionFields.TRIGGER_ID, false))).containsExactly(decision, provisioning, concluded);
        assertThat(all(by(SubscriptionFields.TRIGGER_NAME, false))).containsExactly(decision, concluded, provisioning);
        assertThat(all(by(SubscriptionFields.TRIGGER_NAME, true))).containsExactly(provisioning, concluded, decision);
    }

    @Test
    void makesOthersWaitWhoAreAboutToAddToTheSameTrigger() {
        CompletableFuture<Long> second = inTransaction(() -> {
            subscriptions().holdTrigger(PROVISIONING_COMPLETED);
            CompletableFuture<Long> waiting = meanwhile(() -> inTransaction(() -> {
                subscriptions().holdTrigger(PROVISIONING_COMPLETED);
                return subscriptions().countOf(PROVISIONING_COMPLETED);
            }));
            assertThat(waiting).failsWithin(A_WHILE);
            subscriptions().add(subscription(1, PROVISIONING_COMPLETED));
            return waiting;
        });

        assertThat(second).succeedsWithin(SOON).isEqualTo(1L);
    }

    @Test
    void makesOthersWaitWhoAreAboutToChangeTheSameOne() {
        Subscription before = added(subscription(1, PROVISIONING_COMPLETED));
        Subscription after =
                before.signedWith(SigningSecrets.NONE.changed(new Secret("whsec_x"), MADE_AT), MADE_AT.plusSeconds(5));
        CompletableFuture<Subscription> second = inTransaction(() -> {
            subscriptions().lock(before.id());
            CompletableFuture<Subscription> waiting = meanwhile(
                    () -> inTransaction(() -> subscriptions().lock(before.id()).orElseThrow()));
            assertThat(waiting).failsWithin(A_WHILE);
            subscriptions().save(after);
            return waiting;
        });

        assertThat(second).succeedsWithin(SOON).isEqualTo(after);
    }

    @Test
    void undoesEverythingOfATransactionThatFails() {
        Subscription subscription = added(subscription(1, PROVISIONING_COMPLETED));

        assertThatThrownBy(() -> inTransaction(() -> {
                    subscriptions().add(subscription(2, PROVISIONING_COMPLETED));
                    subscriptions().remove(subscription.id());
                    throw new IllegalStateException("gone wrong");
                }))
                .hasMessage("gone wrong");

        assertThat(all(Selection.ALL)).containsExactly(subscription);
    }

    @Test
    void changesNothingOutsideOfATransaction() {
        Subscription subscription = added(subscription(1, PROVISIONING_COMPLETED));

        assertThatThrownBy(() -> subscriptions().holdTrigger(PROVISIONING_COMPLETED))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> subscriptions().add(subscription(2, PROVISIONING_COMPLETED)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> subscriptions().lock(subscription.id())).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> subscriptions().save(disabled(subscription))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> subscriptions().remove(subscription.id())).isInstanceOf(RuntimeException.class);

        assertThat(all(Selection.ALL)).containsExactly(subscription);
    }

    private List<Subscription> all(Selection selection) {
        return subscriptions().page(selection, Page.FIRST);
    }

    private static Selection where(ListField field, Operator operator, String value) {
        return new Selection(Filter.Comparison.of(field, operator, new Value.Text(value)), Sort.OWN);
    }

    private static Selection by(ListField field, boolean isDescending) {
        return new Selection(null, new Sort(List.of(new Sort.Key(field, isDescending))));
    }

    private Subscription added(Subscription subscription) {
        inTransaction(() -> subscriptions().add(subscription));
        return subscription;
    }
}
