package org.unstuck.domain.submission;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Where to follow what was asked for one identity (contract 4.1).
 *
 * @param attributesHash the same whenever the same is asked for, whatever the order and for whomever
 * @param trackingNumbers of the requests that are about it
 */
public record Tracking(
        String requestedFor, List<ObjectKey> items, int attributesHash, List<TrackingNumber> trackingNumbers) {

    public Tracking {
        items = List.copyOf(items);
        trackingNumbers = List.copyOf(trackingNumbers);
    }

    public static Tracking of(
            RequestType type, String requestedFor, List<AskedItem> items, List<TrackingNumber> trackingNumbers) {
        return new Tracking(
                requestedFor,
                items.stream().map(AskedItem::key).distinct().toList(),
                hash(type, items),
                trackingNumbers);
    }

    // Of a text, because the hash of a text is the same in every JVM, and that of an enum is not.
    private static int hash(RequestType type, List<AskedItem> items) {
        return (type.name()
                        + items.stream()
                                .map(Tracking::attributes)
                                .sorted(Comparator.naturalOrder())
                                .collect(Collectors.joining()))
                .hashCode();
    }

    private static String attributes(AskedItem item) {
        return "\n%s %s %s %s %s %s %s"
                .formatted(
                        item.type().name(),
                        item.id(),
                        item.startDate(),
                        item.removeDate(),
                        item.assignmentId(),
                        item.nativeIdentity(),
                        item.accounts());
    }
}
