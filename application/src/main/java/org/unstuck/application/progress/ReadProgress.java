package org.unstuck.application.progress;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.consultation.PreApprovals;
import org.unstuck.application.consultation.PreApprovals.PreApproved;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Directory;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestableObjects;
import org.unstuck.application.port.RequestedItemQuery;
import org.unstuck.application.port.RequestedItems;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.progress.ItemProgress;
import org.unstuck.domain.request.RequestedObject;

/**
 * Use case: look at how far requested items have come, with what the directory says of what was asked for, and what a
 * subscriber said of it. What is assigned to a person is what is assigned to a group of theirs, too.
 */
public final class ReadProgress {

    private final RequestedItems requestedItems;
    private final RequestableObjects requestableObjects;
    private final Consultations consultations;
    private final Directory directory;

    public ReadProgress(
            RequestedItems requestedItems,
            RequestableObjects requestableObjects,
            Consultations consultations,
            Directory directory) {
        this.requestedItems = requestedItems;
        this.requestableObjects = requestableObjects;
        this.consultations = consultations;
        this.directory = directory;
    }

    public List<Described> page(RequestedItemQuery query, Page page) {
        List<ItemProgress> items = requestedItems.page(withGroups(query), page);
        if (items.isEmpty()) {
            return List.of();
        }
        PreApprovals said = PreApprovals.of(
                consultations,
                items.stream().map(item -> item.request().trackingNumber()).collect(Collectors.toSet()));
        Set<ObjectReference> references = items.stream()
                .map(ReadProgress::reference)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Map<ObjectReference, RequestableObject> known = new HashMap<>();
        if (!references.isEmpty()) {
            requestableObjects.findAll(references).forEach(object -> known.put(object.reference(), object));
        }
        return items.stream()
                .map(item -> new Described(
                        item,
                        reference(item).map(known::get).orElse(null),
                        said.about(item.request().trackingNumber())))
                .toList();
    }

    public long count(RequestedItemQuery query) {
        return requestedItems.count(withGroups(query));
    }

    private RequestedItemQuery withGroups(RequestedItemQuery query) {
        Set<String> owners = query.assignedTo();
        if (owners == null) {
            return query;
        }
        Set<String> all = new HashSet<>(owners);
        owners.forEach(owner -> all.addAll(directory.groupsOf(owner)));
        return new RequestedItemQuery(query.visibility(), query.involvements(), all, query.selection());
    }

    /** What documents from elsewhere name need not be anything that the directory could know. */
    private static Optional<ObjectReference> reference(ItemProgress progress) {
        RequestedObject object = progress.item().object();
        if (object == null || object.type() == null || object.id() == null) {
            return Optional.empty();
        }
        return object.id().isBlank() || object.id().length() > Limits.ID
                ? Optional.empty()
                : Optional.of(new ObjectReference(object.type(), object.id()));
    }

    /**
     * An item with what was asked for.
     *
     * @param object absent when the directory does not know it
     * @param preApproval what a subscriber said before anybody was to approve; absent when none was asked, or none answered
     */
    public record Described(
            ItemProgress progress,
            @Nullable RequestableObject object,
            @Nullable PreApproved preApproval) {}
}
