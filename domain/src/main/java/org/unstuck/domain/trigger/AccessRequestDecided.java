package org.unstuck.domain.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.ProvisioningCompleted.Person;

/**
 * Domain event: the last of the items of a request that somebody had to agree to is decided (contract 6.5). A request
 * that nobody need agree to is never decided, and one that is cancelled or closed is not, either.
 *
 * @param items those that are about something; an imported item need not be
 */
public record AccessRequestDecided(
        TrackingNumber trackingNumber, Person requestedFor, Person requestedBy, List<Item> items) implements Event {

    public AccessRequestDecided {
        items = List.copyOf(items);
    }

    /**
     * What is told.
     *
     * @param recorded the request as it is then
     * @param approvals all its approvals as they are then
     */
    public static AccessRequestDecided of(RecordedRequest recorded, ApprovalChains approvals) {
        List<Item> items = new ArrayList<>();
        List<RequestedItem> requested =
                Objects.requireNonNull(recorded.request().items()).items();
        for (int position = 0; position < requested.size(); position++) {
            Item.of(
                            requested.get(position),
                            recorded.particulars().items().get(position),
                            decisions(approvals, position))
                    .ifPresent(items::add);
        }
        return new AccessRequestDecided(
                recorded.trackingNumber(),
                Person.ofAnybody(recorded.request().submission().recipient()),
                Person.ofAnybody(recorded.request().submission().requester()),
                items);
    }

    @Override
    public Trigger trigger() {
        return Trigger.ACCESS_REQUEST_DECIDED;
    }

    /** What was asked for and what was said of it. */
    public record Item(
            String id,
            @Nullable String name,
            RequestedObject.Type type,
            boolean removed,
            @Nullable String comment,
            @Nullable Map<String, String> clientMetadata,
            List<Decision> decisions) {

        public Item {
            decisions = List.copyOf(decisions);
        }

        private static Optional<Item> of(RequestedItem item, Particulars.Item said, List<Decision> decisions) {
            RequestedObject object = item.object();
            if (object == null || object.id() == null || object.type() == null) {
                return Optional.empty();
            }
            Comment comment = said.requesterComment();
            return Optional.of(new Item(
                    object.id(),
                    object.name(),
                    object.type(),
                    item.change().operation() == Operation.REMOVE,
                    comment == null ? null : comment.body(),
                    said.clientMetadata(),
                    decisions));
        }
    }

    /** What one approver said. */
    public record Decision(
            boolean approved, Actor approver, @Nullable String comment) {}

    /** Those that somebody made, step by step; what nobody decided in time has no approver to name. */
    private static List<Decision> decisions(ApprovalChains approvals, int position) {
        return approvals.all().stream()
                .filter(approval -> approval.position() == position)
                .flatMap(approval -> approval.decider() == null
                        ? Stream.empty()
                        : Stream.of(new Decision(
                                approval.state() == Approval.State.APPROVED, approval.decider(), approval.comment())))
                .toList();
    }
}
