package org.unstuck.rest.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.ErrorWriter;

/** Tells a signed-in caller why a call is not served: no such path, no such method there, or not for them. */
final class AccessRefused implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Set<HttpMethod> methods = AccessTable.methods(request);
        if (methods.isEmpty()) {
            ErrorWriter.write(ErrorAnswer.notFound(), request, response);
        } else if (AccessTable.find(request).isEmpty()) {
            response.setHeader(
                    HttpHeaders.ALLOW, methods.stream().map(HttpMethod::name).collect(Collectors.joining(", ")));
            ErrorWriter.write(ErrorAnswer.ofStatus(405), request, response);
        } else {
            ErrorWriter.write(ErrorAnswer.ofStatus(403), request, response);
        }
    }
}
