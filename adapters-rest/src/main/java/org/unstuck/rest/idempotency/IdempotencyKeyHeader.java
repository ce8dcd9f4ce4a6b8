package org.unstuck.rest.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unstuck.application.port.IdempotencyKeys;
import org.unstuck.rest.error.Message;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Reading;

/**
 * The header that says which call this is (draft-ietf-httpapi-idempotency-key-header): a string of RFC 8941, or the same
 * without quotes, as most clients send it.
 */
final class IdempotencyKeyHeader {

    private static final String NAME = "Idempotency-Key";

    private static final Message TITLE = MessageKey.HEADER.with(NAME);

    /** Visible ASCII; a quote or a backslash has a backslash before it. */
    private static final Pattern STRING = Pattern.compile("\"((?:[!#-\\[\\]-~]|\\\\[\"\\\\])+)\"");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

    /** Visible ASCII but quotes; nor commas, because with one it may be two headers that a proxy has joined. */
    private static final Pattern BARE = Pattern.compile("[!#-+\\--~]+");

    private IdempotencyKeyHeader() {}

    static boolean isOn(HttpServletRequest request) {
        return request.getHeader(NAME) != null;
    }

    /**
     * The key, without quotes.
     *
     * @throws RequestRefused when the header is not there exactly once, or is malformed
     */
    static String read(HttpServletRequest request) {
        Reading reading = new Reading();
        List<String> values = Collections.list(request.getHeaders(NAME));
        String key = unquoted(String.join(",", values).strip());
        if (values.size() != 1) {
            reading.illegal(MessageKey.NOT_REPEATED.with(TITLE));
        } else if (key.isEmpty() || key.length() > IdempotencyKeys.Key.MAX_LENGTH) {
            reading.illegal(MessageKey.IDEMPOTENCY_KEY.with(TITLE, IdempotencyKeys.Key.MAX_LENGTH));
        }
        reading.orRefuse();
        return key;
    }

    // Empty when it is neither.
    private static String unquoted(String value) {
        Matcher string = STRING.matcher(value);
        if (string.matches()) {
            return ESCAPED.matcher(string.group(1)).replaceAll("$1");
        }
        return BARE.matcher(value).matches() ? value : "";
    }
}
