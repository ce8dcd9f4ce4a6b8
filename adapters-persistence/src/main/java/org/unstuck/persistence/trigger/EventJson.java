package org.unstuck.persistence.trigger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.trigger.AccessRequestDecided;
import org.unstuck.domain.trigger.AccessRequestSubmitted;
import org.unstuck.domain.trigger.CloseRunCancelled;
import org.unstuck.domain.trigger.CloseRunConcluded;
import org.unstuck.domain.trigger.Event;
import org.unstuck.domain.trigger.IdentityRequestsReopened;
import org.unstuck.domain.trigger.ProvisioningCompleted;

/**
 * Events as they are sent. Those about a run say of it what {@code GET /close-runs/{id}} does. Written once, with the
 * change they tell of; what is sent is never written again.
 */
public final class EventJson {

    private static final JsonFactory JSON = new JsonFactory();

    private EventJson() {}

    public static String of(Event event) {
        // Its buffers are used again; a close writes 500 of these texts.
        SegmentedStringWriter text = new SegmentedStringWriter(JSON._getBufferRecycler());
        try {
            try (JsonGenerator json = JSON.createGenerator(text)) {
                write(json, event);
            }
            return text.getAndClear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, Event event) throws IOException {
        json.writeStartObject();
        switch (event) {
            case ProvisioningCompleted completed -> new ProvisioningCompletedJson(json).write(completed);
            case AccessRequestDecided decided -> new AccessRequestDecidedJson(json).write(decided);
            case AccessRequestSubmitted submitted -> new AccessRequestSubmittedJson(json).write(submitted);
            case CloseRunConcluded(var run, var idsInError) -> {
                writeRun(json, run);
                writeTexts(json, "idsInError", idsInError);
            }
            case CloseRunCancelled(var run) -> writeRun(json, run);
            case IdentityRequestsReopened(var run, var reopened, var refused) -> {
                writeRun(json, run);
                writeTexts(json, "reopened", reopened);
                writeTexts(json, "refused", refused);
            }
        }
        json.writeEndObject();
    }

    private static void writeRun(JsonGenerator json, CloseRun run) throws IOException {
        json.writeStringField("id", run.id().toString());
        json.writeStringField("state", run.state().name());
        writeActor(json, "actor", run.actor());
        writeActor(json, "cancelledBy", run.cancelledBy());
        writeTime(json, "created", run.created());
        writeTime(json, "started", run.started());
        writeTime(json, "ended", run.ended());
        json.writeObjectFieldStart("directive");
        json.writeStringField("executionStatus", inTitleCase(run.directive().stage()));
        json.writeStringField("completionStatus", inTitleCase(run.directive().status()));
        json.writeStringField("message", run.directive().message());
        json.writeEndObject();
        json.writeObjectFieldStart("tally");
        json.writeNumberField("total", run.tally().total());
        json.writeNumberField("closed", run.tally().closed());
        json.writeNumberField("inError", run.tally().inError());
        json.writeNumberField("pending", run.tally().pending());
        json.writeNumberField("reopened", run.tally().reopened());
        json.writeEndObject();
    }

    /** As the close call has it. */
    private static String inTitleCase(Enum<?> constant) {
        return constant.name().charAt(0) + constant.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static void writeActor(JsonGenerator json, String field, @Nullable Actor actor) throws IOException {
        if (actor == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("id", actor.id());
        json.writeStringField("name", actor.name());
        json.writeEndObject();
    }

    private static void writeTime(JsonGenerator json, String field, @Nullable Instant time) throws IOException {
        json.writeStringField(field, time == null ? null : time.toString());
    }

    private static void writeTexts(JsonGenerator json, String field, List<?> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (Object text : texts) {
            json.writeString(text.toString());
        }
        json.writeEndArray();
    }
}
