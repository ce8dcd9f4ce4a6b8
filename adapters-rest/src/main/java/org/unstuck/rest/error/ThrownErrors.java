package org.unstuck.rest.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.CharConversionException;
import java.io.IOException;
import org.apache.coyote.BadRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MultipartException;

/**
 * What is thrown, told to the caller: the one place that decides it. What is not listed is a fault of ours; it is
 * logged once and told without a word of what it was.
 */
@RestControllerAdvice
class ThrownErrors {

    private static final Logger log = LoggerFactory.getLogger(ThrownErrors.class);

    @ExceptionHandler(Exception.class)
    void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        switch (thrown) {
            // Spring Security turns these into 401 and 403 further out.
            case AuthenticationException unauthenticated -> throw unauthenticated;
            case AccessDeniedException denied -> throw denied;
            case RequestRefused refused -> ErrorWriter.write(refused.answer(), request, response);
            case HttpMessageNotReadableException unreadable
            when unreadable.getCause() instanceof IOException broken -> answer(broken, request, response);
            case HttpMessageNotReadableException unreadable ->
                ErrorWriter.write(ErrorAnswer.missingData(MessageKey.BODY_REQUIRED.with()), request, response);
            case MultipartException parts -> ErrorWriter.write(ErrorAnswer.ofStatus(415), request, response);
            // The firewall looks at a header or parameter when somebody wants it, which may be as late as here.
            case RequestRejectedException rejected -> ErrorWriter.write(ErrorAnswer.ofStatus(400), request, response);
            // Begins like UTF-32 and goes on like nothing.
            case CharConversionException undecodable -> answer(new BadRequestException(undecodable), request, response);
            case AsyncRequestNotUsableException gone -> callerIsGone(gone);
            // Truncated, or not chunked as it says. The caller may still listen and must not take silence for success.
            case BadRequestException broken ->
                ErrorWriter.write(ErrorAnswer.badRequest(MessageKey.BODY_BREAKS_OFF.with()), request, response);
            // The framework's own refusals: wrong method, content type, accepted type, unknown path, …
            case ErrorResponse refusal
            when refusal.getStatusCode().is4xxClientError() -> frameworkRefused(refusal, request, response);
            default -> fault(thrown, request, response);
        }
    }

    private static void frameworkRefused(
            ErrorResponse refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpHeaders headers = refusal.getHeaders();
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        ErrorWriter.write(ErrorAnswer.ofStatus(refusal.getStatusCode().value()), request, response);
    }

    private static void callerIsGone(IOException gone) {
        log.debug("the caller went away", gone);
    }

    private static void fault(Exception thrown, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.error(
                "internal fault at {} {} (trackingId {})",
                PrintableText.of(request.getMethod(), 20),
                PrintableText.of(request.getRequestURI(), 200),
                TrackingId.of(request),
                thrown);
        ErrorWriter.write(ErrorAnswer.ofStatus(500), request, response);
    }
}
