package org.unstuck.rest.json;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the bodies of calls, each to what its operation takes. */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final Predicate<HttpServletRequest> applies;
    private final ToLongFunction<HttpServletRequest> limit;

    /**
     * Makes it.
     *
     * @param limit how many bytes, where it applies
     */
    public BodyLimitFilter(Predicate<HttpServletRequest> applies, ToLongFunction<HttpServletRequest> limit) {
        this.applies = applies;
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                applies.test(request) ? new LimitedBody(request, limit.applyAsLong(request)) : request, response);
    }
}
