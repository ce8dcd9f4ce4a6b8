package org.unstuck.rest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import org.jspecify.annotations.Nullable;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.Message;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;

/** Says where and why a body is not well-formed JSON, in words that give nothing of the parser away. */
public final class MalformedJson {

    private static final String DUPLICATE = "Duplicate field ";

    private MalformedJson() {}

    public static RequestRefused because(JsonProcessingException e) {
        return at(e.getLocation(), reason(e));
    }

    public static RequestRefused at(@Nullable JsonLocation location, Message reason) {
        Message message = location == null
                ? MessageKey.MALFORMED_JSON.with(reason)
                : MessageKey.MALFORMED_JSON_AT.with(reason, location.getLineNr(), location.getColumnNr());
        return new RequestRefused(ErrorAnswer.badRequest(message));
    }

    static RequestRefused empty() {
        return new RequestRefused(ErrorAnswer.missingData(MessageKey.BODY_REQUIRED.with()));
    }

    private static Message reason(JsonProcessingException e) {
        return switch (e) {
            case JsonEOFException truncated -> MessageKey.JSON_ENDS_TOO_EARLY.with();
            case StreamConstraintsException limit -> MessageKey.JSON_EXCEEDS_LIMITS.with(StrictJson.MAX_NESTING);
            // Jackson tells a duplicate by its text only; its text is "Duplicate field 'name'".
            case JsonProcessingException duplicate
            when duplicate.getOriginalMessage().startsWith(DUPLICATE) ->
                MessageKey.JSON_REPEATS_FIELD.with(
                        duplicate.getOriginalMessage().substring(DUPLICATE.length()));
            default -> MessageKey.JSON_NOT_AS_EXPECTED.with();
        };
    }
}
