package org.unstuck.domain.request;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Identity requests in every state that tests tell apart; each factory also takes a tracking number. */
public final class IdentityRequestFixture {

    public static final TrackingNumber TRACKING_NUMBER = trackingNumber(1);

    public static final Instant CREATED = Instant.parse("2026-06-05T05:16:19.663Z");
    public static final Instant MODIFIED = Instant.parse("2026-06-07T11:00:00.001Z");
    public static final Instant ENDED = Instant.parse("2026-06-09T23:59:59.999Z");
    public static final Instant CLOSED_AT = Instant.parse("2026-08-01T08:30:00.500Z");

    public static final IdentitySummary REQUESTER =
            new IdentitySummary("5a".repeat(16), "Dalia Kowalski", "d1".repeat(16), true);
    public static final IdentitySummary RECIPIENT =
            new IdentitySummary("5b".repeat(16), "Zoë Zhang", "d2".repeat(16), false);

    private IdentityRequestFixture() {}

    /** A tracking number of its own for each number; negative ones have the highest bit set. */
    public static TrackingNumber trackingNumber(int number) {
        return TrackingNumber.of("%08x%024x".formatted(number, number & 0xffff));
    }

    /** So many tracking numbers, none of which {@link #TRACKING_NUMBER} is. */
    public static List<TrackingNumber> trackingNumbers(int count) {
        return IntStream.range(100, 100 + count)
                .mapToObj(IdentityRequestFixture::trackingNumber)
                .toList();
    }

    public static CloseRunId runId(int number) {
        return CloseRunId.parse("c105e000%024x".formatted(number)).orElseThrow();
    }

    /** Two of its four items still wait for a decision; it has no warning yet. */
    public static OpenRequest stuckInApproval() {
        return stuckInApproval(TRACKING_NUMBER);
    }

    public static OpenRequest stuckInApproval(TrackingNumber number) {
        return open(
                number,
                Stage.EXECUTING,
                Status.PENDING,
                null,
                Remarks.NONE,
                item(0, ApprovalState.PENDING, null),
                item(1, ApprovalState.REJECTED, null),
                item(2, ApprovalState.PENDING, ProvisioningState.PENDING),
                item(3, ApprovalState.FINISHED, ProvisioningState.FINISHED));
    }

    /** Everything is approved and a source does not answer; it has warnings and errors. */
    public static OpenRequest stuckInProvisioning() {
        return stuckInProvisioning(TRACKING_NUMBER);
    }

    public static OpenRequest stuckInProvisioning(TrackingNumber number) {
        return open(
                number,
                Stage.EXECUTING,
                Status.PENDING,
                MODIFIED,
                new Remarks(List.of("Waited long.", "Waited longer."), List.of("The source does not answer.")),
                item(0, ApprovalState.FINISHED, ProvisioningState.RETRY),
                item(1, ApprovalState.FINISHED, ProvisioningState.FINISHED));
    }

    /** All is sent, and no aggregation confirms it; its list of warnings is empty and its status not said. */
    public static OpenRequest verifying() {
        return verifying(TRACKING_NUMBER);
    }

    public static OpenRequest verifying(TrackingNumber number) {
        return open(
                number,
                Stage.VERIFYING,
                null,
                MODIFIED,
                new Remarks(List.of(), null),
                item(0, ApprovalState.FINISHED, ProvisioningState.COMMITTED));
    }

    /** An open access request that has no list of items at all. */
    public static OpenRequest withoutItems() {
        return withoutItems(TRACKING_NUMBER);
    }

    public static OpenRequest withoutItems(TrackingNumber number) {
        return new OpenRequest(
                submission(number, Submission.ACCESS_REQUEST),
                Stage.EXECUTING,
                Status.PENDING,
                null,
                Remarks.NONE,
                null,
                0);
    }

    /** It ended where it came from. */
    public static ClosedRequest endedByItself() {
        return endedByItself(TRACKING_NUMBER);
    }

    public static ClosedRequest endedByItself(TrackingNumber number) {
        return new ClosedRequest(
                submission(number, Submission.ACCESS_REQUEST),
                Stage.COMPLETED,
                Status.SUCCESS,
                MODIFIED,
                ENDED,
                Remarks.NONE,
                items(item(0, ApprovalState.FINISHED, ProvisioningState.FINISHED)),
                0,
                null);
    }

    /** A request that was stuck in approval until this run closed it. */
    public static ClosedRequest closedBy(CloseRunId run) {
        return closedBy(run, TRACKING_NUMBER);
    }

    public static ClosedRequest closedBy(CloseRunId run, TrackingNumber number) {
        return closure(run, stuckInApproval(number)).closed();
    }

    /** What this run's close by the default directive comes to. */
    public static Closure closure(CloseRunId run, OpenRequest request) {
        return request.close(DirectiveFixture.byDefault(), run, CLOSED_AT);
    }

    /** Something open that the system does by itself and nobody may close. */
    public static OpenRequest lifecycleStateChange() {
        return lifecycleStateChange(TRACKING_NUMBER);
    }

    public static OpenRequest lifecycleStateChange(TrackingNumber number) {
        return ofType("LifecycleStateChange", number);
    }

    /** An open activity of some kind, or of none. */
    public static OpenRequest ofType(@Nullable String type, TrackingNumber number) {
        return new OpenRequest(
                submission(number, type),
                Stage.EXECUTING,
                Status.PENDING,
                MODIFIED,
                Remarks.NONE,
                items(item(0, null, ProvisioningState.PENDING)),
                0);
    }

    public static Submission submission(TrackingNumber number, @Nullable String type) {
        return new Submission(number, type, CREATED, REQUESTER, RECIPIENT);
    }

    /** The same request with another moment of creation. */
    public static OpenRequest created(Instant created, OpenRequest request) {
        return withSubmission(
                request,
                new Submission(
                        request.trackingNumber(),
                        request.submission().type(),
                        created,
                        request.submission().requester(),
                        request.submission().recipient()));
    }

    /** The same request asked for by somebody for somebody. */
    public static OpenRequest between(
            @Nullable IdentitySummary requester, @Nullable IdentitySummary recipient, OpenRequest request) {
        return withSubmission(
                request,
                new Submission(
                        request.trackingNumber(),
                        request.submission().type(),
                        request.submission().created(),
                        requester,
                        recipient));
    }

    public static OpenRequest withRemarks(Remarks remarks, OpenRequest request) {
        return new OpenRequest(
                request.submission(),
                request.stage(),
                request.status(),
                request.modified(),
                remarks,
                request.items(),
                request.revision());
    }

    public static OpenRequest withItems(@Nullable RequestedItems items, OpenRequest request) {
        return new OpenRequest(
                request.submission(),
                request.stage(),
                request.status(),
                request.modified(),
                request.remarks(),
                items,
                request.revision());
    }

    public static RequestedItem item(
            int position, @Nullable ApprovalState approval, @Nullable ProvisioningState provisioning) {
        return new RequestedItem(
                "%032x".formatted(0xabc000 + position),
                new RequestedObject("%032x".formatted(0xdef000 + position), "Sales", RequestedObject.Type.ENTITLEMENT),
                new AccountChange(Operation.ADD, "memberOf", "CN=sales,OU=Groups", "CN=zoe,OU=People", "50".repeat(16)),
                approval,
                provisioning);
    }

    public static RequestedItems items(RequestedItem... items) {
        return new RequestedItems(List.of(items));
    }

    private static OpenRequest open(
            TrackingNumber number,
            Stage stage,
            @Nullable Status status,
            @Nullable Instant modified,
            Remarks remarks,
            RequestedItem... items) {
        return new OpenRequest(
                submission(number, Submission.ACCESS_REQUEST), stage, status, modified, remarks, items(items), 0);
    }

    private static OpenRequest withSubmission(OpenRequest request, Submission submission) {
        return new OpenRequest(
                submission,
                request.stage(),
                request.status(),
                request.modified(),
                request.remarks(),
                request.items(),
                request.revision());
    }
}
