package org.unstuck.rest.error;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * What a caller is told when a call comes to nothing.
 *
 * @param detailCode from the public API's catalogue (contract 2.2), or the status in words where that has none
 * @param message one sentence for a person
 * @param causes everything that is wrong, each naming a field and the rule it breaks; may be empty
 */
public record ErrorAnswer(int status, String detailCode, Message message, List<Message> causes) {

    public ErrorAnswer {
        causes = List.copyOf(causes);
    }

    public static ErrorAnswer badRequest(Message message) {
        return of(400, "400.1 Bad Request Content", message);
    }

    /** Something is missing that must be there. */
    public static ErrorAnswer missingData(Message message) {
        return of(400, "400.1.0 Required Data Missing Or Empty", message);
    }

    /** Something is there that must not be so. */
    public static ErrorAnswer illegalValue(Message message) {
        return of(400, "400.1.3 Illegal value", message);
    }

    /** There are as many as there may be. */
    public static ErrorAnswer limitViolation(Message message) {
        return of(400, "400.1.4 Limit violation", message);
    }

    /** What something refers to does not exist. */
    public static ErrorAnswer referenceNotFound(Message message) {
        return of(400, "400.1.404 Referenced object not found", message);
    }

    /** Something else is named so already. */
    public static ErrorAnswer referenceConflict(Message message) {
        return of(400, "400.1.409 Reference conflict", message);
    }

    /** It is not for this caller, and there is something to say of why. */
    public static ErrorAnswer forbidden(Message message) {
        return of(403, "403 Forbidden", message);
    }

    public static ErrorAnswer conflict(Message message) {
        return of(409, "409 Conflict", message);
    }

    public static ErrorAnswer contentTooLarge(long limit) {
        return of(413, "413 Content too large", MessageKey.BODY_TOO_LARGE.with(limit));
    }

    public static ErrorAnswer unprocessable(Message message) {
        return of(422, "422 Unprocessable content", message);
    }

    public static ErrorAnswer notFound() {
        return ofStatus(404);
    }

    /** The answer where nothing more is known, or may be told, than the status. */
    public static ErrorAnswer ofStatus(int status) {
        return switch (status) {
            case 400 -> badRequest(MessageKey.SEMANTICALLY_INVALID.with());
            case 403 -> forbidden(MessageKey.FORBIDDEN.with());
            case 404 -> of(404, "404 Not found", MessageKey.NOT_FOUND.with());
            case 405 -> of(405, "405 Method not allowed", MessageKey.METHOD_NOT_SUPPORTED.with());
            case 406 -> of(406, "406 Not acceptable", MessageKey.NOT_ACCEPTABLE.with());
            case 415 -> of(415, "415 Unsupported media type", MessageKey.CONTENT_TYPE_NOT_SUPPORTED.with());
            case 500 -> of(500, "500.0 Internal Fault", MessageKey.INTERNAL_FAULT.with());
            default -> {
                HttpStatus known = HttpStatus.resolve(status);
                String words = known == null ? "" : " " + known.getReasonPhrase();
                yield of(status, status + words, (status < 500 ? MessageKey.REFUSED : MessageKey.FAILED).with());
            }
        };
    }

    public ErrorAnswer because(List<Message> everythingWrong) {
        return new ErrorAnswer(status, detailCode, message, everythingWrong);
    }

    private static ErrorAnswer of(int status, String detailCode, Message message) {
        return new ErrorAnswer(status, detailCode, message, List.of());
    }
}
