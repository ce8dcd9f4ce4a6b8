package org.unstuck.domain.request;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** The item in this place, if there is one; an import can have brought fewer items than there were. */
    public Optional<RequestedItem> at(int position) {
        return position >= 0 && position < items.size() ? Optional.of(items.get(position)) : Optional.empty();
    }

    /** The place of the first item with this id. */
    public Optional<Integer> positionOf(String itemId) {
        return IntStream.range(0, items.size())
                .boxed()
                .filter(position -> items.get(position).id().equals(itemId))
                .findFirst();
    }

    /** The items with another one in this place, which must not be beyond the last. */
    public RequestedItems with(int position, RequestedItem item) {
        List<RequestedItem> result = new ArrayList<>(items);
        result.set(position, item);
        return new RequestedItems(result);
    }

    public RequestedItems withApprovals(List<Integer> positions, ApprovalState state) {
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
