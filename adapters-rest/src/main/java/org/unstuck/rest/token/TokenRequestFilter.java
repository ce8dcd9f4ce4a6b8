package org.unstuck.rest.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.ErrorWriter;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.LimitedBody;

/** Brings a token request into the one form that the authorization server takes: parameters of a form, no query. */
final class TokenRequestFilter extends OncePerRequestFilter {

    private static final long MAX_BYTES = 64 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
            ErrorWriter.write(ErrorAnswer.ofStatus(405), request, response);
            return;
        }
        Map<String, String[]> parameters;
        try {
            parameters = TokenParameters.of(new LimitedBody(request, MAX_BYTES));
        } catch (TokenParameters.Unreadable e) {
            TokenRefused.write(400, "invalid_request", e.getMessage(), response);
            return;
        } catch (RequestRefused tooLarge) {
            TokenRefused.write(
                    413, "invalid_request", tooLarge.answer().message().toString(), response);
            return;
        }
        chain.doFilter(new Form(request, parameters), response);
    }

    private static final class Form extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;

        Form(HttpServletRequest request, Map<String, String[]> parameters) {
            super(request);
            this.parameters = Collections.unmodifiableMap(parameters);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values.clone();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public @Nullable String getQueryString() {
            return null;
        }
    }
}
