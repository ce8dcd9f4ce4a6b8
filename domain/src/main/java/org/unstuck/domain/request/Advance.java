package org.unstuck.domain.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One request that went on by one revision: as it was read under its lock, and as it is to be written. */
public record Advance(RecordedRequest before, RecordedRequest after) {

    public Advance {
        int revision = before.request().revision();
        if (!after.trackingNumber().equals(before.trackingNumber())
                || after.request().revision() != revision + 1) {
            throw new IllegalArgumentException("after revision " + revision + " of " + before.trackingNumber()
                    + " comes the next of the same request, not revision "
                    + after.request().revision() + " of " + after.trackingNumber());
        }
        if (items(before).size() != items(after).size()) {
            throw new IllegalArgumentException(
                    "a request keeps its " + items(before).size() + " items");
        }
    }

    public TrackingNumber trackingNumber() {
        return after.trackingNumber();
    }

    /** Positions of the items that are no longer as they were. */
    public List<Integer> changedItems() {
        List<Integer> changed = new ArrayList<>();
        for (int position = 0; position < items(after).size(); position++) {
            if (!items(after).get(position).equals(items(before).get(position))) {
                changed.add(position);
            }
        }
        return changed;
    }

    /** Whether anything of what was said around the request is new. */
    public boolean saysMore() {
        return !after.particulars().equals(before.particulars())
                || !Objects.equals(
                        after.request().remarks().errors(),
                        before.request().remarks().errors());
    }

    private static List<RequestedItem> items(RecordedRequest recorded) {
        RequestedItems items = recorded.request().items();
        return items == null ? List.of() : items.items();
    }
}
