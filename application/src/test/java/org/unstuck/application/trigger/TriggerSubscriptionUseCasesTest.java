package org.unstuck.application.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.trigger.SubscriptionFixture.MADE_AT;
import static org.unstuck.domain.trigger.SubscriptionFixture.SIGNING_SECRET;
import static org.unstuck.domain.trigger.SubscriptionFixture.subscriptionId;
import static org.unstuck.domain.trigger.Trigger.ACCESS_REQUEST_SUBMITTED;
import static org.unstuck.domain.trigger.Trigger.PROVISIONING_COMPLETED;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.FieldFilters;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.InMemoryTriggerSubscriptions;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.application.port.SettableClock;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionDraft;
import org.unstuck.domain.trigger.SubscriptionDraft.SignIn;
import org.unstuck.domain.trigger.SubscriptionRefusal;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;

class TriggerSubscriptionUseCasesTest {

    private static final String URL = "https://desk.example:8443/a";

    private final SettableClock clock = new SettableClock(MADE_AT);
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTriggerSubscriptions subscriptions = new InMemoryTriggerSubscriptions(transactions);
    private final FieldFilters filters = new FieldFilters();
    private final CreateTriggerSubscription create =
            new CreateTriggerSubscription(subscriptions, filters, transactions, new SequentialIds(), clock);
    private final ChangeTriggerSubscription change =
            new ChangeTriggerSubscription(subscriptions, filters, transactions, clock);
    private final RemoveTriggerSubscription remove = new RemoveTriggerSubscription(subscriptions, transactions);
    private final ChangeSigningSecret changeSigningSecret =
            new ChangeSigningSecret(subscriptions, transactions, new SecureRandom(), clock);

    // ---- making

    @Test
    void makesASubscriptionAsWanted() {
        Subscription made = made(PROVISIONING_COMPLETED, draft(URL, basic("pass"), "$.action"));

        assertThat(subscriptions.find(made.id())).contains(made);
        assertThat(made.trigger()).isEqualTo(PROVISIONING_COMPLETED);
        assertThat(made.target())
                .isEqualTo(new Target.Http(
                        URL, Target.DispatchMode.SYNC, new Authentication.Basic("desk", new Secret("pass"))));
        assertThat(made.filter()).isEqualTo("$.action");
        assertThat(made.signing()).isEqualTo(SigningSecrets.NONE);
        assertThat(made.created()).isEqualTo(MADE_AT);
        assertThat(made.modified()).isNull();
    }

    @Test
    void makesNoMoreThanATriggerMayHave() {
        for (int i = 0; i < 50; i++) {
            made(PROVISIONING_COMPLETED, draft(URL, new SignIn.None(), null));
        }
        made(ACCESS_REQUEST_SUBMITTED, draft(URL, new SignIn.None(), null));

        assertThat(refusal(PROVISIONING_COMPLETED, draft(URL, new SignIn.None(), null)))
                .isEqualTo(new SubscriptionRefusal.LimitReached(50));
        assertThat(refusal(ACCESS_REQUEST_SUBMITTED, draft(URL, new SignIn.None(), null)))
                .isEqualTo(new SubscriptionRefusal.LimitReached(1));
        made(Trigger.ACCESS_REQUEST_DYNAMIC_APPROVER, draft(URL, new SignIn.None(), null));
    }

    @Test
    void makesNoneWithoutASecretOrWithAFilterThatIsNone() {
        assertThat(refusal(PROVISIONING_COMPLETED, draft(URL, basic(null), null)))
                .isEqualTo(new SubscriptionRefusal.SecretMissing());
        assertThat(refusal(PROVISIONING_COMPLETED, draft(URL, new SignIn.Bearer(null), null)))
                .isEqualTo(new SubscriptionRefusal.SecretMissing());
        assertThat(refusal(PROVISIONING_COMPLETED, draft(URL, new SignIn.None(), "action")))
                .isEqualTo(new SubscriptionRefusal.NotAFilter());
        assertThat(subscriptions.count(Selection.ALL)).isZero();
    }

    // ---- changing

    @Test
    void keepsASecretThatIsNotSaidAsLongAsItGoesToTheSameHost() {
        Subscription made = made(PROVISIONING_COMPLETED, draft(URL, basic("pass"), null));
        clock.pass(Duration.ofMinutes(1));

        Subscription changed = changed(made, draft("https://DESK.example:8443/b?c", basic(null), null));

        assertThat(((Target.Http) changed.target()).authentication())
                .isEqualTo(new Authentication.Basic("desk", new Secret("pass")));
        assertThat(changed.modified()).isEqualTo(MADE_AT.plusSeconds(60));
        assertThat(changed.created()).isEqualTo(MADE_AT);
        for (String elsewhere : new String[] {
            "http://desk.example:8443/a", "https://desk.example/a", "https://evil.example:8443/a",
        }) {
            assertThat(refusalOfChange(made, draft(elsewhere, basic(null), null)))
                    .isEqualTo(new SubscriptionRefusal.SecretMissing());
        }
        assertThat(refusalOfChange(made, draft(URL, new SignIn.Bearer(null), null)))
                .isEqualTo(new SubscriptionRefusal.SecretMissing());
        assertThat(subscriptions.find(made.id())).contains(changed);
        assertThat(((Target.Http) changed(made, draft("https://other.example", basic("new"), null))
                                .target())
                        .authentication())
                .isEqualTo(new Authentication.Basic("desk", new Secret("new")));
    }

    @Test
    void forgetsASecretThatIsNoLongerUsed() {
        Subscription made = made(PROVISIONING_COMPLETED, draft(URL, basic("pass"), null));

        changed(made, draft(URL, new SignIn.None(), null));

        assertThat(refusalOfChange(made, draft(URL, basic(null), null)))
                .isEqualTo(new SubscriptionRefusal.SecretMissing());
    }

    @Test
    void keepsWhatItWasDisabledForUntilItIsEnabled() {
        Subscription made = made(PROVISIONING_COMPLETED, draft(URL, new SignIn.None(), null));
        Subscription disabled = new Subscription(
                made.id(),
                made.name(),
                null,
                made.trigger(),
                made.responseDeadline(),
                made.target(),
                made.signing(),
                false,
                "gone",
                null,
                made.created(),
                null);
        transactions.inTransaction(() -> {
            subscriptions.save(disabled);
            return true;
        });

        assertThat(changed(made, draft(URL, new SignIn.None(), null, false)).disabledBecause())
                .isEqualTo("gone");
        assertThat(changed(made, draft(URL, new SignIn.None(), null, true)).disabledBecause())
                .isNull();
    }

    @Test
    void changesNothingWhenWhatIsWantedCannotBeSaid() {
        Subscription made = made(PROVISIONING_COMPLETED, draft(URL, new SignIn.None(), null));

        assertThatThrownBy(() -> change.change(made.id(), before -> {
                    throw new IllegalStateException("no draft");
                }))
                .hasMessage("no draft");
        assertThat(refusalOfChange(made, draft(URL, new SignIn.None(), "x")))
                .isEqualTo(new SubscriptionRefusal.NotAFilter());
        assertThat(subscriptions.find(made.id())).contains(made);
        assertThat(change.change(subscriptionId(9), before -> draft(URL, new SignIn.None(), null)))
                .isEqualTo(new ChangeTriggerSubscription.Result.NotFound());
    }

    // ---- removing

    @Test
    void removesOnce() {
        Subscription made = made(PROVISIONING_COMPLETED, draft(URL, new SignIn.None(), null));

        assertThat(remove.remove(made.id())).isEqualTo(RemoveTriggerSubscription.Result.REMOVED);
        assertThat(remove.remove(made.id())).isEqualTo(RemoveTriggerSubscription.Result.NOT_FOUND);
        assertThat(subscriptions.page(Selection.ALL, Page.FIRST)).isEmpty();
    }

    // ---- signing

    @Test
    void signsWithTheFormerSecretForADay() {
        Subscription made = made(PROVISIONING_COMPLETED, draft(URL, new SignIn.None(), null));

        ChangeSigningSecret.Changed first =
                changeSigningSecret.change(made.id(), null).orElseThrow();
        clock.pass(Duration.ofHours(1));
        ChangeSigningSecret.Changed second = changeSigningSecret
                .change(made.id(), new Secret(SIGNING_SECRET))
                .orElseThrow();

        assertThat(SigningSecrets.isWellFormed(first.secret().value())).isTrue();
        assertThat(first.formerUntil()).isNull();
        assertThat(second.secret().value()).isEqualTo(SIGNING_SECRET);
        assertThat(second.formerUntil()).isEqualTo(MADE_AT.plus(Duration.ofHours(25)));
        SigningSecrets now = subscriptions.find(made.id()).orElseThrow().signing();
        assertThat(now.at(clock.instant())).containsExactly(second.secret(), first.secret());
        assertThat(now.at(MADE_AT.plus(Duration.ofHours(25)))).containsExactly(second.secret());
    }

    @Test
    void takesTheSameSecretOnceMoreWithoutEndingTheFormerOne() {
        Subscription made = made(PROVISIONING_COMPLETED, draft(URL, new SignIn.None(), null));
        Secret first = changeSigningSecret.change(made.id(), null).orElseThrow().secret();
        Secret own = new Secret(SIGNING_SECRET);
        changeSigningSecret.change(made.id(), own);
        clock.pass(Duration.ofHours(1));

        Optional<ChangeSigningSecret.Changed> again = changeSigningSecret.change(made.id(), own);

        assertThat(again.orElseThrow().formerUntil()).isEqualTo(MADE_AT.plus(Duration.ofHours(24)));
        assertThat(subscriptions.find(made.id()).orElseThrow().signing().at(clock.instant()))
                .containsExactly(own, first);
        assertThat(changeSigningSecret.change(subscriptionId(9), own)).isEmpty();
    }

    private static SignIn basic(@Nullable String password) {
        return new SignIn.Basic("desk", password == null ? null : new Secret(password));
    }

    private static SubscriptionDraft draft(String url, SignIn signIn, @Nullable String filter) {
        return draft(url, signIn, filter, true);
    }

    private static SubscriptionDraft draft(String url, SignIn signIn, @Nullable String filter, boolean enabled) {
        return new SubscriptionDraft(
                "name",
                "description",
                Subscription.DEFAULT_RESPONSE_DEADLINE,
                url,
                Target.DispatchMode.SYNC,
                signIn,
                enabled,
                filter);
    }

    private Subscription made(Trigger trigger, SubscriptionDraft draft) {
        return ((CreateTriggerSubscription.Result.Created) create.create(trigger, draft)).subscription();
    }

    private SubscriptionRefusal refusal(Trigger trigger, SubscriptionDraft draft) {
        return ((CreateTriggerSubscription.Result.Refused) create.create(trigger, draft)).refusal();
    }

    private Subscription changed(Subscription subscription, SubscriptionDraft draft) {
        return ((ChangeTriggerSubscription.Result.Changed) change.change(subscription.id(), before -> draft))
                .subscription();
    }

    private SubscriptionRefusal refusalOfChange(Subscription subscription, SubscriptionDraft draft) {
        return ((ChangeTriggerSubscription.Result.Refused) change.change(subscription.id(), before -> draft)).refusal();
    }
}
