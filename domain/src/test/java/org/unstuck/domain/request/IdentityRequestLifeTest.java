package org.unstuck.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.request.IdentityRequestFixture.TRACKING_NUMBER;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.unstuck.domain.closing.CloseRule;
import org.unstuck.domain.closing.Refusal;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.closing.Verdict;

/** Whatever happens to a request, and in whatever order, it never comes into a state that must not be. */
class IdentityRequestLifeTest {

    private sealed interface Step {}

    private record Close(CloseRunId run, Directive directive) implements Step {}

    private record Reopen(CloseRunId run) implements Step {}

    private record Import(IdentityRequest document) implements Step {}

    @Property(tries = 200)
    void neverReachesAnImpossibleState(@ForAll("openRequests") OpenRequest first, @ForAll("steps") List<Step> steps) {
        IdentityRequest now = first;
        Map<CloseRunId, Closure> closures = new HashMap<>();
        Instant at = IdentityRequestFixture.CLOSED_AT;
        for (Step step : steps) {
            IdentityRequest before = now;
            now = switch (step) {
                case Close close -> close(before, close, at, closures);
                case Reopen reopen -> reopen(before, reopen, closures);
                case Import(var document) -> replaced(before, document);
            };
            at = at.plusMillis(1);

            assertThat(now.trackingNumber()).isEqualTo(first.trackingNumber());
            assertThat(now.revision()).isEqualTo(now.equals(before) ? before.revision() : before.revision() + 1);
            assertPossible(now);
        }
    }

    private static IdentityRequest close(
            IdentityRequest request, Close step, Instant at, Map<CloseRunId, Closure> closures) {
        return switch (CloseRule.judge(request)) {
            case Verdict.Closable(var open) -> {
                Closure closure = open.close(step.directive(), step.run(), at);
                closures.put(step.run(), closure);
                yield closure.closed();
            }
            case Verdict.Refused(Refusal refusal) -> {
                assertThat(refusal.reason()).isNotBlank();
                yield request;
            }
        };
    }

    private static IdentityRequest reopen(IdentityRequest request, Reopen step, Map<CloseRunId, Closure> closures) {
        Closure closure = closures.get(step.run());
        if (closure == null) {
            return request;
        }
        return switch (Reopening.of(request, step.run(), closure.closed().revision(), closure.before())) {
            case Reopening.Reopened(var open, var before) -> {
                assertThat(request).isEqualTo(closure.closed());
                yield open;
            }
            case Reopening.Refused refused -> {
                assertThat(request).isNotEqualTo(closure.closed());
                yield request;
            }
        };
    }

    private static IdentityRequest replaced(IdentityRequest request, IdentityRequest document) {
        return switch (ImportRule.decide(recorded(document), recorded(request))) {
            case ImportRule.Replace() -> {
                assertThat(closedHere(request)).isFalse();
                yield withRevision(request.revision() + 1, document);
            }
            case ImportRule.Reject(var reason) -> {
                assertThat(closedHere(request)).isTrue();
                yield request;
            }
            case ImportRule.Keep() -> request;
            case ImportRule.Add() -> throw new AssertionError("it is known");
        };
    }

    private static void assertPossible(IdentityRequest request) {
        switch (request) {
            case OpenRequest open -> {
                assertThat(open.stage().isOpen()).isTrue();
                assertThat(open.status()).isIn(null, Status.PENDING);
                assertThat(open.completed()).isNull();
            }
            case ClosedRequest closed -> {
                assertThat(closed.stage().isOpen()).isFalse();
                assertThat(closed.status()).isNotEqualTo(Status.PENDING);
                if (closed.closedBy() != null) {
                    assertThat(closed.submission().isAccessRequest()).isTrue();
                    assertThat(closed.completed()).isNotNull().isEqualTo(closed.modified());
                    assertThat(closed.remarks().warnings()).isNotEmpty();
                    if (closed.items() != null) {
                        assertThat(Objects.requireNonNull(closed.items()).positionsAwaitingApproval())
                                .isEmpty();
                    }
                }
            }
        }
    }

    private static boolean closedHere(IdentityRequest request) {
        return request instanceof ClosedRequest closed && closed.closedBy() != null;
    }

    private static IdentityRequest withRevision(int revision, IdentityRequest request) {
        return switch (request) {
            case OpenRequest open ->
                new OpenRequest(
                        open.submission(),
                        open.stage(),
                        open.status(),
                        open.modified(),
                        open.remarks(),
                        open.items(),
                        revision);
            case ClosedRequest closed ->
                new ClosedRequest(
                        closed.submission(),
                        closed.stage(),
                        closed.status(),
                        closed.modified(),
                        closed.completed(),
                        closed.remarks(),
                        closed.items(),
                        revision,
                        closed.closedBy());
        };
    }

    @Provide
    Arbitrary<OpenRequest> openRequests() {
        return RequestArbitraries.openRequests(Arbitraries.just(TRACKING_NUMBER));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<CloseRunId> runs = Arbitraries.integers().between(1, 3).map(IdentityRequestFixture::runId);
        Arbitrary<Step> closes =
                Combinators.combine(runs, RequestArbitraries.directives()).as(Close::new);
        Arbitrary<Step> reopens = runs.map(Reopen::new);
        Arbitrary<Step> imports = Arbitraries.oneOf(
                        openRequests().map(IdentityRequest.class::cast),
                        RequestArbitraries.endedRequests(Arbitraries.just(TRACKING_NUMBER))
                                .map(IdentityRequest.class::cast))
                .map(Import::new);
        return Arbitraries.oneOf(closes, reopens, imports).list().ofMaxSize(12);
    }
}
