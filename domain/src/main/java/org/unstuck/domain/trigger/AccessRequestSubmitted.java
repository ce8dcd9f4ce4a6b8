package org.unstuck.domain.trigger;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.ProvisioningCompleted.Person;

/**
 * Domain event: access was asked for, and a subscriber says how it goes on (contract 6.5).
 *
 * @param trigger whether the subscriber says that it may, or who is to approve it
 */
public record AccessRequestSubmitted(
        Trigger trigger, TrackingNumber trackingNumber, Person requestedFor, Person requestedBy, List<Item> items)
        implements Event {

    public AccessRequestSubmitted {
        if (trigger.kind() != Trigger.Kind.REQUEST_RESPONSE) {
            throw new IllegalArgumentException("nobody is asked by " + trigger.id());
        }
        items = List.copyOf(items);
    }

    /** What is told of a request. */
    public static AccessRequestSubmitted of(Trigger trigger, RecordedRequest recorded) {
        List<RequestedItem> requested =
                Objects.requireNonNull(recorded.request().items()).items();
        List<Particulars.Item> said = recorded.particulars().items();
        return new AccessRequestSubmitted(
                trigger,
                recorded.trackingNumber(),
                Person.ofAnybody(recorded.request().submission().recipient()),
                Person.ofAnybody(recorded.request().submission().requester()),
                IntStream.range(0, requested.size())
                        .mapToObj(position -> Item.of(requested.get(position), said.get(position)))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
    }

    /** What was asked for, once, however many accounts it is about. */
    public record Item(
            String id,
            @Nullable String name,
            RequestedObject.Type type,
            boolean removed,
            @Nullable String comment) {

        private static Optional<Item> of(RequestedItem item, Particulars.Item said) {
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
                    comment == null ? null : comment.body()));
        }
    }
}
