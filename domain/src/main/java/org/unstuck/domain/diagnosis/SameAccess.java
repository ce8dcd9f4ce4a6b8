package org.unstuck.domain.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.RunningItem;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.TrackingNumber;

/** What else is under way for the same recipient: as long as it is, nothing new is begun for the same access. */
public final class SameAccess {

    private SameAccess() {}

    /** What is asked for in items of this request that somebody still works on. */
    public static List<String> objectIds(RequestUnderWay life) {
        return running(life).stream()
                .map(RunningItem::item)
                .filter(RequestedItem::isUnderWay)
                .map(RequestedItem::object)
                .filter(Objects::nonNull)
                .map(RequestedObject::id)
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
        List<RunningItem> own = running(life);
        return running.stream()
                .filter(other -> !other.request().equals(life.request().trackingNumber()))
                .filter(other -> own.stream().anyMatch(other::isTheSameAs))
                .map(RunningItem::request)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<RunningItem> running(RequestUnderWay life) {
        RequestedItems items = life.request().items();
        if (items == null) {
            return List.of();
        }
        List<RunningItem> running = new ArrayList<>();
        for (int position = 0; position < items.items().size(); position++) {
            running.add(new RunningItem(
                    life.request().trackingNumber(),
                    items.items().get(position),
                    life.particulars().items().get(position)));
        }
        return running;
    }
}
