package org.unstuck.domain.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account-activity document says around a request and no rule of ours reads: names, comments, client
 * metadata. Kept so that a document reads back as it came, apart from {@link IdentityRequest} so that a close need not
 * load it.
 *
 * @param name the wire's second copy of the id (contract 4.9)
 * @param cancelable whether the system it came from would still have cancelled it
 * @param items one per requested item, in the same order
 */
public record Particulars(
        @Nullable String name,
        @Nullable Boolean cancelable,
        @Nullable Comment cancelComment,
        @Nullable Map<String, String> clientMetadata,
        List<Item> items) {

    public Particulars {
        clientMetadata = copy(clientMetadata);
        items = List.copyOf(items);
    }

    /** As far as an account activity can say it. */
    Particulars asActivity() {
        return new Particulars(
                name,
                cancelable,
                cancelComment,
                clientMetadata,
                items.stream().map(Item::asActivity).toList());
    }

    public Particulars withCancelComment(Comment comment) {
        return new Particulars(name, cancelable, comment, clientMetadata, items);
    }

    public Particulars withCancelable(boolean now) {
        return new Particulars(name, now, cancelComment, clientMetadata, items);
    }

    /** What was said around the item in this place is replaced. */
    public Particulars with(int position, Item item) {
        List<Item> result = new ArrayList<>(items);
        result.set(position, item);
        return new Particulars(name, cancelable, cancelComment, clientMetadata, result);
    }

    /**
     * The same for one requested item.
     *
     * @param requested when the item was asked for
     * @param removeDate when the access is to end again
     * @param startDate when the access is to begin; account activities do not say it
     * @param assignmentId which of several assignments of the same access is meant; account activities do not say it
     */
    public record Item(
            @Nullable String name,
            @Nullable Instant requested,
            @Nullable Comment requesterComment,
            @Nullable IdentitySummary reviewer,
            @Nullable Comment reviewerComment,
            @Nullable Map<String, String> clientMetadata,
            @Nullable Instant removeDate,
            @Nullable Instant startDate,
            @Nullable String assignmentId) {

        public Item {
            clientMetadata = copy(clientMetadata);
        }

        /** What an account activity says of an item. */
        public Item(
                @Nullable String name,
                @Nullable Instant requested,
                @Nullable Comment requesterComment,
                @Nullable IdentitySummary reviewer,
                @Nullable Comment reviewerComment,
                @Nullable Map<String, String> clientMetadata,
                @Nullable Instant removeDate) {
            this(name, requested, requesterComment, reviewer, reviewerComment, clientMetadata, removeDate, null, null);
        }

        Item asActivity() {
            return new Item(name, requested, requesterComment, reviewer, reviewerComment, clientMetadata, removeDate);
        }

        public Item withReview(IdentitySummary by, @Nullable Comment comment) {
            return new Item(
                    name,
                    requested,
                    requesterComment,
                    by,
                    comment,
                    clientMetadata,
                    removeDate,
                    startDate,
                    assignmentId);
        }
    }

    // Not Map.copyOf: client metadata keeps its order.
    private static @Nullable Map<String, String> copy(@Nullable Map<String, String> metadata) {
        return metadata == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
