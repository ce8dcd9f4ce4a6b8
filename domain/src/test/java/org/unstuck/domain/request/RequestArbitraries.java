package org.unstuck.domain.request;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any request there can be, for property tests. */
public final class RequestArbitraries {

    private RequestArbitraries() {}

    public static Arbitrary<Directive> directives() {
        return Combinators.combine(
                        Arbitraries.of(Stage.TERMINATED, Stage.COMPLETED),
                        Arbitraries.of(Status.SUCCESS, Status.INCOMPLETE, Status.FAILURE),
                        Arbitraries.of("Closed.", Directive.DEFAULT_MESSAGE, "ü"))
                .as(Directive::new);
    }

    public static Arbitrary<OpenRequest> openRequests() {
        return openRequests(Arbitraries.integers().between(1, 5).map(IdentityRequestFixture::trackingNumber));
    }

    public static Arbitrary<OpenRequest> openRequests(Arbitrary<TrackingNumber> numbers) {
        return Combinators.combine(
                        submissions(numbers),
                        Arbitraries.of(Stage.EXECUTING, Stage.VERIFYING),
                        Arbitraries.just(Status.PENDING).injectNull(0.3),
                        instants().injectNull(0.3),
                        remarks(),
                        items().injectNull(0.2),
                        Arbitraries.integers().between(0, 3))
                .as(OpenRequest::new);
    }

    /** Requests that ended by themselves. */
    public static Arbitrary<ClosedRequest> endedRequests(Arbitrary<TrackingNumber> numbers) {
        return Combinators.combine(
                        submissions(numbers),
                        Arbitraries.of(Stage.TERMINATED, Stage.COMPLETED),
                        Arbitraries.of(Status.SUCCESS, Status.INCOMPLETE, Status.FAILURE)
                                .injectNull(0.2),
                        instants().injectNull(0.3),
                        remarks(),
                        items().injectNull(0.2))
                .as((submission, stage, status, ended, remarks, items) ->
                        new ClosedRequest(submission, stage, status, ended, ended, remarks, items, 0, null));
    }

    private static Arbitrary<Submission> submissions(Arbitrary<TrackingNumber> numbers) {
        return Combinators.combine(
                        numbers,
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just(Submission.ACCESS_REQUEST)),
                                Tuple.of(1, Arbitraries.of("Certification").injectNull(0.5))))
                .as(IdentityRequestFixture::submission);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(1_700_000_000_000L, 1_800_000_000_000L)
                .map(Instant::ofEpochMilli);
    }

    private static Arbitrary<Remarks> remarks() {
        Arbitrary<List<String>> texts = Arbitraries.of("", "Waited long.", Directive.DEFAULT_MESSAGE)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(texts.injectNull(0.3), texts.injectNull(0.3)).as(Remarks::new);
    }

    private static Arbitrary<RequestedItems> items() {
        return Combinators.combine(
                        Arbitraries.of(ApprovalState.class).injectNull(0.2),
                        Arbitraries.of(ProvisioningState.class).injectNull(0.2))
                .as((approval, provisioning) -> IdentityRequestFixture.item(0, approval, provisioning))
                .list()
                .ofMaxSize(4)
                .map(RequestedItems::new);
    }
}
