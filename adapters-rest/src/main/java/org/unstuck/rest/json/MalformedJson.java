package org.unstuck.rest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import org.jspecify.annotations.Nullable;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.RequestRefused;

/** Says where and why a body is not well-formed JSON, in words that give nothing of the parser away. */
public final class MalformedJson {

    private static final String DUPLICATE = "Duplicate field ";

    private MalformedJson() {}

    public static RequestRefused because(JsonProcessingException e) {
        return at(e.getLocation(), reason(e));
    }

    public static RequestRefused at(@Nullable JsonLocation location, String reason) {
        String place =
                location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return new RequestRefused(ErrorAnswer.badRequest("The body is not well-formed JSON: " + reason + place));
    }

    static RequestRefused empty() {
        return new RequestRefused(ErrorAnswer.missingData("a request body is required"));
    }

    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case JsonEOFException truncated -> "it ends too early";
            case StreamConstraintsException limit ->
                "it is nested deeper than " + StrictJson.MAX_NESTING
                        + " levels, or has a text, name or number that is too long";
            // Jackson tells a duplicate by its text only; its text is "Duplicate field 'name'".
            case JsonProcessingException duplicate
            when duplicate.getOriginalMessage().startsWith(DUPLICATE) ->
                "the field " + duplicate.getOriginalMessage().substring(DUPLICATE.length()) + " is there twice";
            default -> "something else was expected here";
        };
    }
}
