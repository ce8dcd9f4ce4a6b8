package org.unstuck.rest.error;

import java.util.List;

/**
 * The body of an error (contract 2.1).
 *
 * @param trackingId 32 hexadecimal characters that the log lines of the call carry, too
 */
public record ErrorResponseDto(
        String detailCode, String trackingId, List<ErrorMessageDto> messages, List<ErrorMessageDto> causes) {

    static ErrorResponseDto of(ErrorAnswer answer, String trackingId) {
        return new ErrorResponseDto(
                answer.detailCode(),
                trackingId,
                List.of(ErrorMessageDto.inDefaultLanguage(answer.text())),
                answer.causes().stream().map(ErrorMessageDto::inDefaultLanguage).toList());
    }
}
