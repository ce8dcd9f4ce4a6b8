package org.unstuck.rest.json;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the bodies of the calls that have no limit of their own. */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final BodyLimit limit;
    private final Predicate<HttpServletRequest> applies;

    public BodyLimitFilter(BodyLimit limit, Predicate<HttpServletRequest> applies) {
        this.limit = limit;
        this.applies = applies;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(applies.test(request) ? new LimitedBody(request, limit.maxBodyBytes()) : request, response);
    }
}
