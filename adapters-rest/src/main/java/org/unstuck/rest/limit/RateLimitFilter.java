package org.unstuck.rest.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.unstuck.rest.error.ErrorWriter;
import org.unstuck.rest.path.ApiVersion;

/**
 * Refuses calls of the API that are over their client's limit, and tells all others how near they are to it
 * (draft-ietf-httpapi-ratelimit-headers). Has to run behind authentication. A refusal has no log line: there can be very
 * many of them.
 */
public final class RateLimitFilter extends OncePerRequestFilter {

    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";
    private static final Map<String, String> EXCEEDED = Map.of("message", " Rate Limit Exceeded ");

    private final RateLimits limits;
    private final Supplier<Optional<String>> client;

    /**
     * Makes it.
     *
     * @param client the id of the client that makes the current call; nothing when it has not signed in
     */
    public RateLimitFilter(RateLimits limits, Supplier<Optional<String>> client) {
        this.limits = limits;
        this.client = client;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ApiVersion> version = ApiVersion.of(request);
        Optional<String> caller = client.get();
        if (version.isEmpty() || caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        switch (limits.admit(caller.get(), version.get())) {
            case Admission.Unlimited unlimited -> chain.doFilter(request, response);
            case Admission.Unchecked unchecked -> {
                tellPolicy(unchecked.limit(), response);
                chain.doFilter(request, response);
            }
            case Admission.Granted granted -> {
                tellPolicy(granted.limit(), response);
                tellState(granted.left(), granted.renewal(), response);
                chain.doFilter(request, response);
            }
            case Admission.Refused refused -> {
                tellPolicy(refused.limit(), response);
                tellState(0, refused.renewal(), response);
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(refused.renewal())));
                ErrorWriter.writeJson(429, EXCEEDED, response);
            }
        }
    }

    private static void tellPolicy(long limit, HttpServletResponse response) {
        response.setHeader(POLICY, "\"default\";q=" + limit + ";w=" + RateLimit.WINDOW.toSeconds());
    }

    private static void tellState(long left, Duration renewal, HttpServletResponse response) {
        response.setHeader(STATE, "\"default\";r=" + left + ";t=" + seconds(renewal));
    }

    // Rounded up: who comes back then must not come too early.
    private static long seconds(Duration renewal) {
        return Math.max(1, renewal.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
