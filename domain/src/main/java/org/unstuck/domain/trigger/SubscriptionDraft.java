package org.unstuck.domain.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a subscription to be like whose events go to an address on the network.
 *
 * @param url one that {@link WebhookUrl} takes
 */
public record SubscriptionDraft(
        String name,
        @Nullable String description,
        Duration responseDeadline,
        String url,
        Target.DispatchMode mode,
        SignIn signIn,
        boolean enabled,
        @Nullable String filter) {

    public SubscriptionDraft {
        if (WebhookUrl.parse(url).isEmpty()) {
            throw new IllegalArgumentException("url must be " + WebhookUrl.RULE);
        }
    }

    /** How to sign in at the subscriber's. A secret that is absent stays what it was. */
    public sealed interface SignIn {

        /** Not at all. */
        record None() implements SignIn {}

        /** By name and password. */
        record Basic(String userName, @Nullable Secret password) implements SignIn {}

        /** By a token. */
        record Bearer(@Nullable Secret token) implements SignIn {}
    }

    /** A new subscription like this; nothing when a secret is missing. */
    public Optional<Subscription> begun(SubscriptionId id, Trigger trigger, Instant now) {
        return authentication(null)
                .map(authentication -> new Subscription(
                        id,
                        name,
                        description,
                        trigger,
                        responseDeadline,
                        new Target.Http(url, mode, authentication),
                        SigningSecrets.NONE,
                        enabled,
                        null,
                        filter,
                        now,
                        null));
    }

    /** The subscription changed to be like this; nothing when a secret is missing. */
    public Optional<Subscription> changed(Subscription before, Instant now) {
        Authentication kept =
                before.target() instanceof Target.Http http && hasSameOrigin(http.url()) ? http.authentication() : null;
        return authentication(kept)
                .map(authentication -> new Subscription(
                        before.id(),
                        name,
                        description,
                        before.trigger(),
                        responseDeadline,
                        new Target.Http(url, mode, authentication),
                        before.signing(),
                        enabled,
                        enabled ? null : before.disabledBecause(),
                        filter,
                        before.created(),
                        now));
    }

    private Optional<Authentication> authentication(@Nullable Authentication kept) {
        return switch (signIn) {
            case SignIn.None none -> Optional.of(new Authentication.None());
            case SignIn.Basic(String userName, Secret password) -> {
                Secret known = kept instanceof Authentication.Basic before ? before.password() : null;
                yield Optional.ofNullable(password == null ? known : password)
                        .map(secret -> new Authentication.Basic(userName, secret));
            }
            case SignIn.Bearer(Secret token) -> {
                Secret known = kept instanceof Authentication.Bearer before ? before.token() : null;
                yield Optional.ofNullable(token == null ? known : token).map(Authentication.Bearer::new);
            }
        };
    }

    /** Nobody learns a secret by having it sent somewhere else, or without encryption. */
    private boolean hasSameOrigin(String other) {
        return WebhookUrl.parse(url)
                .flatMap(one -> WebhookUrl.parse(other)
                        .map(two -> one.host().equals(two.host())
                                && one.port() == two.port()
                                && one.isSecure() == two.isSecure()))
                .orElse(false);
    }
}
