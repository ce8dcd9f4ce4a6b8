package org.unstuck.rest.error;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The body of an error (contract 2.1).
 *
 * @param trackingId 32 hexadecimal characters that the log lines of the call carry, too
 * @param messages the same in every language that the caller is told it in, the default first
 * @param causes likewise, one cause after the other
 */
@Schema(name = "ErrorResponse", description = "Why a call came to nothing.")
public record ErrorResponseDto(
        @Schema(
                description = "The kind of error, in a word for programs.",
                example = "400.1.0 Required Data Missing Or Empty")
        String detailCode,

        @Schema(
                description = "Names the call in the server's log.",
                pattern = "^[0-9a-f]{32}$",
                example = "e7eab60924f64aa284175b9fa3309599")
        String trackingId,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "What went wrong, for people: in the default language first, then in a better one."))
        List<ErrorMessageDto> messages,

        @ArraySchema(
                arraySchema = @Schema(description = "Every field and rule that was broken, likewise; may be empty."))
        List<ErrorMessageDto> causes) {

    static ErrorResponseDto of(ErrorAnswer answer, HttpServletRequest request) {
        List<Language> languages = Language.toldTo(request);
        return new ErrorResponseDto(
                answer.detailCode(),
                TrackingId.of(request),
                inEach(languages, List.of(answer.message())),
                inEach(languages, answer.causes()));
    }

    private static List<ErrorMessageDto> inEach(List<Language> languages, List<Message> messages) {
        return messages.stream()
                .flatMap(message -> languages.stream().map(language -> ErrorMessageDto.of(message, language)))
                .toList();
    }
}
