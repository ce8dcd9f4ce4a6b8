package org.unstuck.rest.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.closing.ReadCloseRuns;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Deliveries.Parked;
import org.unstuck.application.trigger.ReadTriggerSubscriptions;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.rest.error.Message;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.filter.TimeText;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.page.ListQuery;

/** Reads which of the events that were given up are meant, by a replay and by the list that shows what it would send. */
final class WhichParked {

    static final String SUBSCRIPTION = "subscription-id";
    static final String RUN = "close-run-id";
    static final String FROM = "from";
    static final String TO = "to";

    static final Set<String> PARAMETERS = Set.of(SUBSCRIPTION, RUN, FROM, TO);

    private final ReadTriggerSubscriptions subscriptions;
    private final ReadCloseRuns closeRuns;

    WhichParked(ReadTriggerSubscriptions subscriptions, ReadCloseRuns closeRuns) {
        this.subscriptions = subscriptions;
        this.closeRuns = closeRuns;
    }

    /**
     * Those that are to be sent again, never all there are.
     *
     * @throws org.unstuck.rest.error.RequestRefused with all that is wrong
     */
    Parked of(JsonNode body) {
        Reading reading = new Reading();
        Fields fields = reading.root(body);
        String subscriptionId = fields.text("subscriptionId", Limits.ID);
        String closeRunId = fields.text("closeRunId", Limits.ID);
        Instant from = fields.time("from");
        Instant to = fields.time("to");
        if (!fields.has("subscriptionId") && !fields.has("closeRunId") && !fields.has("from") && !fields.has("to")) {
            reading.missing(MessageKey.ONE_NEEDED.with("subscriptionId, closeRunId, from, to"));
        }
        if (from != null && to != null && !from.isBefore(to)) {
            reading.illegal(MessageKey.LATER_THAN.with("to", "from"));
        }
        reading.refuseUnread().orRefuse();
        return known("subscriptionId", subscriptionId, "closeRunId", closeRunId, from, to, reading);
    }

    /**
     * Those that a list shows; all where nothing is said.
     *
     * @throws org.unstuck.rest.error.RequestRefused with all that is wrong
     */
    Parked of(ListQuery query) {
        Reading reading = new Reading();
        Instant from = time(query, FROM, reading);
        Instant to = time(query, TO, reading);
        if (from != null && to != null && !from.isBefore(to)) {
            reading.illegal(MessageKey.LATER_THAN.with(parameter(TO), parameter(FROM)));
        }
        reading.orRefuse();
        return known(
                parameter(SUBSCRIPTION),
                query.own().get(SUBSCRIPTION),
                parameter(RUN),
                query.own().get(RUN),
                from,
                to,
                reading);
    }

    private static Message parameter(String name) {
        return MessageKey.PARAMETER.with(name);
    }

    private static @Nullable Instant time(ListQuery query, String name, Reading reading) {
        String text = query.own().get(name);
        if (text == null) {
            return null;
        }
        Instant time = TimeText.read(text).map(Value.Time::start).orElse(null);
        if (time == null) {
            reading.illegal(MessageKey.DATE_TIME.with(parameter(name)));
        }
        return time;
    }

    private Parked known(
            Object subscriptionField,
            @Nullable String subscriptionId,
            Object runField,
            @Nullable String closeRunId,
            @Nullable Instant from,
            @Nullable Instant to,
            Reading reading) {
        SubscriptionId subscription = known(
                subscriptionField,
                subscriptionId,
                id -> SubscriptionId.parse(id)
                        .flatMap(subscriptions::find)
                        .map(Subscription::id)
                        .orElse(null),
                reading);
        CloseRunId run = known(
                runField,
                closeRunId,
                id -> CloseRunId.parse(id)
                        .filter(parsed -> closeRuns.find(parsed).isPresent())
                        .orElse(null),
                reading);
        reading.orRefuse();
        return new Parked(subscription, run, from, to);
    }

    private static <T> @Nullable T known(
            Object field, @Nullable String id, Function<String, @Nullable T> find, Reading reading) {
        T found = id == null ? null : find.apply(id);
        if (id != null && found == null) {
            reading.unknown(MessageKey.OBJECT_NOT_FOUND.with(field, id));
        }
        return found;
    }
}
