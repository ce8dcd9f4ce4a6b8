package org.unstuck.rest.error;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * What a caller is told when a call comes to nothing.
 *
 * @param detailCode from the public API's catalogue (contract 2.2), or the status in words where that has none
 * @param text one sentence for a person
 * @param causes everything that is wrong, each naming a field and the rule it breaks; may be empty
 */
public record ErrorAnswer(int status, String detailCode, String text, List<String> causes) {

    private static final String SEMANTICALLY_INVALID =
            "The request was syntactically correct but its content is semantically invalid.";

    public ErrorAnswer {
        causes = List.copyOf(causes);
    }

    public static ErrorAnswer badRequest(String text) {
        return of(400, "400.1 Bad Request Content", text);
    }

    /** Something is missing that must be there. */
    public static ErrorAnswer missingData(String text) {
        return of(400, "400.1.0 Required Data Missing Or Empty", text);
    }

    /** Something is there that must not be so. */
    public static ErrorAnswer illegalValue(String text) {
        return of(400, "400.1.3 Illegal value", text);
    }

    public static ErrorAnswer conflict(String text) {
        return of(409, "409 Conflict", text);
    }

    public static ErrorAnswer contentTooLarge(long limit) {
        return of(
                413, "413 Content too large", "The request body is larger than the " + limit + " bytes allowed here.");
    }

    public static ErrorAnswer notFound() {
        return ofStatus(404);
    }

    /** The answer where nothing more is known, or may be told, than the status. */
    public static ErrorAnswer ofStatus(int status) {
        return switch (status) {
            case 400 -> badRequest(SEMANTICALLY_INVALID);
            case 403 -> of(403, "403 Forbidden", "The server understood the request but refuses to authorize it.");
            case 404 ->
                of(404, "404 Not found", "The server did not find a current representation for the target resource.");
            case 405 -> of(405, "405 Method not allowed", "The target resource does not support this method.");
            case 406 -> of(406, "406 Not acceptable", "The target resource has no representation of an accepted type.");
            case 415 ->
                of(415, "415 Unsupported media type", "The target resource does not take a body of this content type.");
            case 500 -> of(500, "500.0 Internal Fault", "An internal fault occurred.");
            default -> {
                HttpStatus known = HttpStatus.resolve(status);
                String words = known == null ? "" : " " + known.getReasonPhrase();
                yield of(status, status + words, status < 500 ? "The request was refused." : "The request failed.");
            }
        };
    }

    public ErrorAnswer because(List<String> everythingWrong) {
        return new ErrorAnswer(status, detailCode, text, everythingWrong);
    }

    private static ErrorAnswer of(int status, String detailCode, String text) {
        return new ErrorAnswer(status, detailCode, text, List.of());
    }
}
