package org.unstuck.rest.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The body of an error (contract 2.1).
 *
 * @param trackingId 32 hexadecimal characters that the log lines of the call carry, too
 * @param messages the same in every language that the caller is told it in, the default first
 * @param causes likewise, one cause after the other
 */
public record ErrorResponseDto(
        String detailCode, String trackingId, List<ErrorMessageDto> messages, List<ErrorMessageDto> causes) {

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
