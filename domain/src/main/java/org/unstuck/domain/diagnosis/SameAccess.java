package org.unstuck.domain.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.RunningItem;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.TrackingNumber;

/** What else is under way for the same recipient: as long as it is, nothing new is begun for the same access. */
public final class SameAccess {

    private SameAccess() {}

    /** What is asked for in items of this request that somebody still works on. */
    public static List<String> objectIds(RequestUnderWay life) {
        return underWay(life)
                .map(item -> Objects.requireNonNull(item.object()).id())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * The other requests that ask for some of the same.
     *
     * @param running items of open requests for the same recipient
     */
    public static List<TrackingNumber> alsoAskedForIn(RequestUnderWay life, List<RunningItem> running) {
        return running.stream()
                .filter(other -> !other.request().equals(life.request().trackingNumber()))
                .filter(other -> other.item().isUnderWay())
                .filter(other -> underWay(life).anyMatch(item -> asksForTheSame(item, other.item())))
                .map(RunningItem::request)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<RequestedItem> underWay(RequestUnderWay life) {
        RequestedItems items = life.request().items();
        return items == null
                ? Stream.empty()
                : items.items().stream().filter(item -> item.object() != null && item.isUnderWay());
    }

    private static boolean asksForTheSame(RequestedItem one, RequestedItem other) {
        RequestedObject object = Objects.requireNonNull(one.object());
        RequestedObject otherObject = other.object();
        return otherObject != null
                && object.id() != null
                && object.id().equals(otherObject.id())
                && object.type() == otherObject.type()
                && RequestType.of(one.change().operation())
                        == RequestType.of(other.change().operation());
    }
}
