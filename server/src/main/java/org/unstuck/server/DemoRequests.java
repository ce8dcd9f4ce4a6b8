package org.unstuck.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.domain.directory.AccountAttribute;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Made-up identity requests to try the server with; the same ones each time, apart from their age. Two of five are stuck:
 * waiting for an approver, who may have left, for a connector that hangs, or for a verification that never comes.
 */
final class DemoRequests {

    /** How many there are. */
    static final int COUNT = 3_000;

    private static final List<RequestableObject> OBJECTS = DemoDirectory.REQUESTABLE_OBJECTS.stream()
            .filter(RequestableObject::requestable)
            .toList();

    private static final List<Identity> RECIPIENTS = DemoDirectory.PEOPLE.stream()
            .filter(identity -> !identity.equals(DemoDirectory.NEWCOMER))
            .toList();

    private static final List<Identity> LEFT = DemoDirectory.PEOPLE.stream()
            .filter(identity -> identity.state() == Identity.State.INACTIVE_LONG_TERM)
            .toList();

    private static final Map<String, String> ALIASES = DemoDirectory.PEOPLE.stream()
            .collect(Collectors.toMap(Identity::id, identity -> Objects.requireNonNull(identity.alias())));

    private final Random random = new Random(20_260_101);
    private final Instant now;

    private DemoRequests(Instant now) {
        this.now = now;
    }

    static Iterator<Candidate<RecordedRequest>> upTo(Instant now) {
        DemoRequests demo = new DemoRequests(now);
        return IntStream.rangeClosed(1, COUNT)
                .<Candidate<RecordedRequest>>mapToObj(number -> new Candidate.Readable<>(demo.request(number)))
                .iterator();
    }

    /** The tracking number of the n-th demo request, from 1. Request n is stuck when n mod 5 is 0 or 1. */
    static TrackingNumber trackingNumber(int number) {
        return new TrackingNumber(new UUID(0xde30_0000_0000_0000L, number));
    }

    private RecordedRequest request(int number) {
        Instant created = now.minus(Duration.ofHours(24L * (1 + random.nextInt(90)) + random.nextInt(24)));
        Submission submission = new Submission(
                trackingNumber(number),
                Submission.ACCESS_REQUEST,
                created,
                person(oneOf(DemoDirectory.PEOPLE)),
                person(oneOf(RECIPIENTS)));
        return switch (number % 5) {
            case 0 -> recorded(stuckInApproval(submission));
            case 1 -> recorded(number % 2 == 0 ? stuckInProvisioning(submission) : neverVerified(submission));
            case 2 -> recorded(ended(submission, Stage.COMPLETED, Status.FAILURE, ProvisioningState.FAILED));
            default -> recorded(ended(submission, Stage.COMPLETED, Status.SUCCESS, ProvisioningState.FINISHED));
        };
    }

    private IdentityRequest stuckInApproval(Submission submission) {
        return open(
                submission, Stage.EXECUTING, null, items(submission, ApprovalState.PENDING, ProvisioningState.PENDING));
    }

    private IdentityRequest stuckInProvisioning(Submission submission) {
        return open(
                submission,
                Stage.EXECUTING,
                List.of("Connector timed out after 300000 ms"),
                items(submission, ApprovalState.FINISHED, ProvisioningState.RETRY));
    }

    private IdentityRequest neverVerified(Submission submission) {
        return open(
                submission,
                Stage.VERIFYING,
                null,
                items(submission, ApprovalState.FINISHED, ProvisioningState.COMMITTED));
    }

    private static OpenRequest open(
            Submission submission, Stage stage, @Nullable List<String> errors, RequestedItems items) {
        return new OpenRequest(submission, stage, Status.PENDING, null, new Remarks(null, errors), items, 0);
    }

    private ClosedRequest ended(Submission submission, Stage stage, Status status, ProvisioningState state) {
        Instant completed = submission.created().plus(Duration.ofMinutes(5 + random.nextInt(600)));
        return new ClosedRequest(
                submission,
                stage,
                status,
                completed,
                completed,
                Remarks.NONE,
                items(submission, ApprovalState.FINISHED, state),
                0,
                null);
    }

    private RequestedItems items(Submission submission, ApprovalState approval, ProvisioningState provisioning) {
        List<RequestedItem> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            RequestableObject object = oneOf(OBJECTS);
            items.add(new RequestedItem(
                    id(),
                    new RequestedObject(object.id(), object.name(), object.type()),
                    change(object, submission),
                    approval,
                    provisioning));
        }
        return new RequestedItems(items);
    }

    private static AccountChange change(RequestableObject object, Submission submission) {
        IdentitySummary recipient = Objects.requireNonNull(submission.recipient());
        AccountAttribute account = object.account();
        return new AccountChange(
                Operation.ADD,
                account == null ? null : account.attribute(),
                account == null ? null : account.value(),
                ALIASES.get(recipient.identityId()),
                object.sourceId());
    }

    private RecordedRequest recorded(IdentityRequest request) {
        RequestedItems items = request.items();
        List<Particulars.Item> particulars = new ArrayList<>();
        for (RequestedItem item : items == null ? List.<RequestedItem>of() : items.items()) {
            Instant requested = request.submission().created();
            IdentitySummary requester =
                    Objects.requireNonNull(request.submission().requester());
            particulars.add(new Particulars.Item(
                    item.id(),
                    requested,
                    new Comment(requester.identityId(), requester.name(), "Needed for the quarter close", requested),
                    reviewer(request.trackingNumber(), item),
                    null,
                    null,
                    null));
        }
        String name = request.trackingNumber().toString();
        return new RecordedRequest(request, new Particulars(name, false, null, null, particulars));
    }

    /** Every other request that waits for a decision waits for somebody who has left. */
    private IdentitySummary reviewer(TrackingNumber number, RequestedItem item) {
        boolean hasLeft = item.awaitsApproval() && number.value().getLeastSignificantBits() % 2 == 1;
        return person(oneOf(hasLeft ? LEFT : DemoDirectory.PEOPLE));
    }

    private IdentitySummary person(Identity identity) {
        return new IdentitySummary(id(), identity.name(), identity.id(), true);
    }

    private String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
