package org.unstuck.rest.trigger;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionDraft;
import org.unstuck.domain.trigger.SubscriptionDraft.SignIn;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.domain.trigger.WebhookUrl;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Words;
import org.unstuck.rest.trigger.HttpConfigDto.AuthenticationType;

/** Reads what a subscription is to be like (contract 6.2). */
final class SubscriptionReader {

    static final int MAX_USER_NAME = 255;
    static final int MAX_PASSWORD = 2_000;
    static final int MAX_TOKEN = 8_000;

    private static final int MAX_DURATION_LENGTH = 64;
    private static final int MAX_TRIGGER_ID_LENGTH = 128;

    private static final Map<String, SubscriptionType> TYPES = Words.of(SubscriptionType.class);
    private static final Map<String, Target.DispatchMode> MODES = Words.of(Target.DispatchMode.class);
    private static final Map<String, AuthenticationType> SIGN_INS = Words.of(AuthenticationType.class);

    // They become headers of a request.
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}");

    private final Reading reading;
    private final Fields fields;

    private SubscriptionReader(Reading reading, Fields fields) {
        this.reading = reading;
        this.fields = fields;
    }

    /** The trigger of a new one; absent when it is missing or wrong, which is in the reading. */
    static Optional<Trigger> trigger(Fields fields, Reading reading) {
        String id = fields.requiredText("triggerId", MAX_TRIGGER_ID_LENGTH);
        Optional<Trigger> trigger = Trigger.of(id);
        if (trigger.isEmpty() && !id.isBlank()) {
            reading.unknown(MessageKey.TRIGGER_NOT_FOUND.with("triggerId", id));
        }
        return trigger;
    }

    /** Notes when somebody wants to change what cannot be changed. */
    static void requireSame(Fields fields, Subscription subscription, Reading reading) {
        requireSame(fields, "id", subscription.id().toString(), reading);
        requireSame(fields, "triggerId", subscription.trigger().id(), reading);
        requireSame(fields, "triggerName", subscription.trigger().title(), reading);
        // Whoever sends what was shown sends this, too.
        fields.has("disabledBecause");
    }

    private static void requireSame(Fields fields, String field, String now, Reading reading) {
        String wanted = fields.text(field, MAX_TRIGGER_ID_LENGTH);
        if (wanted != null && !wanted.equals(now)) {
            reading.illegal(MessageKey.IMMUTABLE.with(field));
        }
    }

    /**
     * Reads it.
     *
     * @throws org.unstuck.rest.error.RequestRefused with all that is wrong, also of what was read before
     */
    static SubscriptionDraft read(Fields fields, Reading reading) {
        return new SubscriptionReader(reading, fields).read();
    }

    private SubscriptionDraft read() {
        String name = fields.requiredText("name", Subscription.MAX_NAME_LENGTH);
        String description = fields.text("description", Subscription.MAX_DESCRIPTION_LENGTH);
        readType();
        Duration deadline = deadline();
        Fields http = fields.object("httpConfig");
        if (http == null && !fields.has("httpConfig")) {
            reading.missing(MessageKey.REQUIRED_FOR_TYPE.with("httpConfig", SubscriptionType.HTTP.name()));
        }
        for (String other : new String[] {"eventBridgeConfig", "workflowConfig"}) {
            if (fields.has(other)) {
                reading.illegal(MessageKey.ABSENT_FOR_TYPE.with(other, SubscriptionType.HTTP.name()));
            }
        }
        String url = http == null ? "" : url(http);
        Target.DispatchMode mode =
                http == null ? null : http.required("httpDispatchMode", http.oneOf("httpDispatchMode", MODES));
        SignIn signIn = http == null ? new SignIn.None() : signIn(http);
        boolean enabled = Objects.requireNonNullElse(fields.flag("enabled"), true);
        String filter = fields.text("filter", Subscription.MAX_FILTER_LENGTH);
        reading.refuseUnread().orRefuse();
        return new SubscriptionDraft(
                name,
                description,
                deadline,
                url,
                Objects.requireNonNull(mode),
                signIn,
                enabled,
                filter == null || filter.isBlank() ? null : filter);
    }

    private void readType() {
        SubscriptionType type = fields.required("type", fields.oneOf("type", TYPES));
        if (type != null && type != SubscriptionType.HTTP) {
            reading.illegal(MessageKey.SUBSCRIPTION_TYPE.with("type", type.name()));
        }
    }

    private Duration deadline() {
        String text = fields.text("responseDeadline", MAX_DURATION_LENGTH);
        if (text == null) {
            return Subscription.DEFAULT_RESPONSE_DEADLINE;
        }
        try {
            Duration deadline = Duration.parse(text);
            if (Subscription.isResponseDeadline(deadline)) {
                return deadline;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        reading.illegal(MessageKey.DURATION.with(
                "responseDeadline",
                Subscription.MIN_RESPONSE_DEADLINE.toString(),
                Subscription.MAX_RESPONSE_DEADLINE.toString()));
        return Subscription.DEFAULT_RESPONSE_DEADLINE;
    }

    private String url(Fields http) {
        String url = http.requiredText("url", WebhookUrl.MAX_LENGTH);
        if (!url.isBlank() && WebhookUrl.parse(url).isEmpty()) {
            reading.illegal(MessageKey.WEBHOOK_URL.with(http.path("url")));
        }
        return url;
    }

    private SignIn signIn(Fields http) {
        AuthenticationType type =
                Objects.requireNonNullElse(http.oneOf("httpAuthenticationType", SIGN_INS), AuthenticationType.NO_AUTH);
        Fields basic = http.object("basicAuthConfig");
        Fields bearer = http.object("bearerTokenAuthConfig");
        String userName = basic == null ? null : userName(basic);
        Secret password = basic == null ? null : password(basic);
        Secret token = bearer == null ? null : token(bearer);
        return switch (type) {
            case NO_AUTH -> new SignIn.None();
            case BASIC_AUTH -> {
                if (userName == null) {
                    reading.missing(MessageKey.REQUIRED.with(http.path("basicAuthConfig.userName")));
                }
                yield new SignIn.Basic(Objects.requireNonNullElse(userName, ""), password);
            }
            case BEARER_TOKEN -> new SignIn.Bearer(token);
        };
    }

    private @Nullable String userName(Fields basic) {
        String name = basic.text("userName", MAX_USER_NAME);
        if (name != null && (name.contains(":") || hasControlCharacter(name))) {
            reading.illegal(MessageKey.USER_NAME.with(basic.path("userName")));
        }
        return name;
    }

    private @Nullable Secret password(Fields basic) {
        String password = basic.text("password", MAX_PASSWORD);
        if (password != null && hasControlCharacter(password)) {
            reading.illegal(MessageKey.NO_CONTROL_CHARACTERS.with(basic.path("password")));
        }
        return secret(password);
    }

    private @Nullable Secret token(Fields bearer) {
        String token = bearer.text("bearerToken", MAX_TOKEN);
        if (token != null && !token.isEmpty() && !VISIBLE_ASCII.matcher(token).matches()) {
            reading.illegal(MessageKey.VISIBLE_ASCII.with(bearer.path("bearerToken")));
        }
        return secret(token);
    }

    private static boolean hasControlCharacter(String text) {
        return CONTROL_CHARACTER.matcher(text).find();
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null || text.isEmpty() ? null : new Secret(text);
    }
}
