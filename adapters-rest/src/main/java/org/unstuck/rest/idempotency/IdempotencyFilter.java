package org.unstuck.rest.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.unstuck.application.idempotency.AnswerOnce;
import org.unstuck.application.idempotency.AnswerOnce.Call;
import org.unstuck.application.idempotency.AnswerOnce.Result;
import org.unstuck.application.port.IdempotencyKeys;
import org.unstuck.application.port.IdempotencyKeys.Answer;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.path.ApiVersion;
import org.unstuck.rest.security.Caller;

/**
 * Does every POST of the API once that carries an {@code Idempotency-Key}, and answers it the same way when it comes
 * again. Has to run behind security: who is refused there must learn nothing here, nor have anything kept. The body is
 * taken in before a transaction begins, so a slow sender holds no connection.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {

    private static final String REPLAYED = "Idempotent-Replayed";
    private static final String A_SECOND = "1";

    private final AnswerOnce answerOnce;

    public IdempotencyFilter(AnswerOnce answerOnce) {
        this.answerOnce = answerOnce;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !IdempotencyKeyHeader.isOn(request)
                || ApiVersion.of(request).isEmpty()
                || isByNobody();
    }

    // Nothing is kept for whoever has not signed in: there is no telling one from another.
    private static boolean isByNobody() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof AnonymousAuthenticationToken;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = Caller.of(
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication(), "nobody has signed in"));
        IdempotencyKeys.Key key = new IdempotencyKeys.Key(caller.clientId(), IdempotencyKeyHeader.read(request));
        Fingerprint fingerprint = Fingerprint.of(caller, request);
        try (SpooledBody body = SpooledBody.spool(fingerprint.takeIn(request.getInputStream()));
                InputStream opened = body.open()) {
            HeldAnswer held = new HeldAnswer(response);
            Supplier<Optional<Answer>> work = () -> work(chain, new SpooledRequest(request, opened), held);
            switch (answerOnce.answer(new Call(key, fingerprint.hex()), work)) {
                case Result.Done done -> held.release();
                case Result.Replayed replayed -> {
                    response.setHeader(REPLAYED, "true");
                    HeldAnswer.send(replayed.answer(), response);
                }
                case Result.UsedOtherwise used ->
                    throw new RequestRefused(ErrorAnswer.unprocessable(MessageKey.IDEMPOTENCY_KEY_USED.with()));
                case Result.StillRunning running ->
                    throw new RequestRefused(ErrorAnswer.conflict(MessageKey.IDEMPOTENCY_KEY_RUNNING.with()));
                case Result.TooManyKeys tooMany ->
                    throw new RequestRefused(ErrorAnswer.limitViolation(
                            MessageKey.IDEMPOTENCY_KEYS_LIMIT.with(tooMany.limit(), AnswerOnce.KEPT.toHours())));
                case Result.Busy busy -> {
                    response.setHeader(HttpHeaders.RETRY_AFTER, A_SECOND);
                    throw new RequestRefused(ErrorAnswer.ofStatus(503));
                }
            }
        }
    }

    private static Optional<Answer> work(FilterChain chain, HttpServletRequest request, HeldAnswer held) {
        try {
            chain.doFilter(request, held);
        } catch (IOException | ServletException e) {
            // The body is here and the answer goes nowhere yet: nobody else's connection can be the reason.
            throw new IllegalStateException("a call failed on the way to its controller", e);
        }
        return held.isRefusal() ? Optional.empty() : Optional.of(held.answer());
    }
}
