package org.unstuck.domain.request;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The items of one identity request in the order they were asked for; an item's position never changes. */
public record RequestedItems(List<RequestedItem> items) {

    public RequestedItems {
        items = List.copyOf(items);
    }

    /** Positions (from 0) of the items that wait for somebody's decision. */
    public List<Integer> positionsAwaitingApproval() {
        List<Integer> positions = new ArrayList<>();
        for (int position = 0; position < items.size(); position++) {
            if (items.get(position).awaitsApproval()) {
                positions.add(position);
            }
        }
        return List.copyOf(positions);
    }

    RequestedItems withApprovals(List<Integer> positions, ApprovalState state) {
        BitSet changed = new BitSet();
        positions.forEach(changed::set);
        List<RequestedItem> result = new ArrayList<>(items.size());
        for (int position = 0; position < items.size(); position++) {
            RequestedItem item = items.get(position);
            result.add(changed.get(position) ? item.withApproval(state) : item);
        }
        return new RequestedItems(result);
    }
}
