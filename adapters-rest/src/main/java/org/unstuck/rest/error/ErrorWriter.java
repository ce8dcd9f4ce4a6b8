package org.unstuck.rest.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/**
 * Writes error answers and their one log line. Always JSON, whatever the caller accepts: an error that cannot be read
 * is worse than one of another type.
 */
public final class ErrorWriter {

    private static final Logger log = LoggerFactory.getLogger(ErrorWriter.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    private ErrorWriter() {}

    /** Answers in the shape of the public API, unless something was sent already. */
    public static void write(ErrorAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (answer.status() < 500) {
            log.info(
                    "answered {} to {} {}: {} {} (trackingId {})",
                    answer.status(),
                    PrintableText.of(request.getMethod(), 20),
                    PrintableText.of(path(request), 200),
                    PrintableText.of(answer.message().toString()),
                    answer.causes().stream()
                            .limit(10)
                            .map(cause -> PrintableText.of(cause.toString()))
                            .toList(),
                    TrackingId.of(request));
        }
        writeJson(answer.status(), ErrorResponseDto.of(answer, request), response);
    }

    /** Answers with a body of another shape, where the public API has one. */
    public static void writeJson(int status, Object body, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        byte[] json = bytes(body);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
        response.flushBuffer();
    }

    // What was called, also when the container has forwarded it to the error page.
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String called
                ? called
                : request.getRequestURI();
    }

    static byte[] bytes(Object body) throws JsonProcessingException {
        return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }
}
