package org.unstuck.rest.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter: gives each call its tracking id and answers what other filters throw, so that nothing reaches
 * the servlet container's own error handling and log.
 */
class ErrorBoundary extends OncePerRequestFilter {

    private final ThrownErrors thrownErrors;

    ErrorBoundary(ThrownErrors thrownErrors) {
        this.thrownErrors = thrownErrors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put(TrackingId.MDC_KEY, TrackingId.of(request));
        try {
            chain.doFilter(request, response);
        } catch (Exception thrown) {
            answer(thrown, request, response);
        } finally {
            MDC.remove(TrackingId.MDC_KEY);
        }
    }

    private void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Exception cause = thrown instanceof ServletException wrapper && wrapper.getCause() instanceof Exception inner
                ? inner
                : thrown;
        try {
            thrownErrors.answer(cause, request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
