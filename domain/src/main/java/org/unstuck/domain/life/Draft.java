package org.unstuck.domain.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.Advance;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.trigger.AccessRequestDecided;
import org.unstuck.domain.trigger.Event;
import org.unstuck.domain.trigger.ProvisioningCompleted;

/** Collects what one decision changes of a request, and makes one step of it. */
final class Draft {

    private final RequestUnderWay before;
    private final OpenRequest request;
    private final Instant at;
    private final List<Approval> approvals = new ArrayList<>();
    private final List<Consultation> consultations = new ArrayList<>();
    private final List<Work> work = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    @Nullable
    private RequestedItems items;

    private Particulars particulars;
    private Remarks remarks;

    Draft(RequestUnderWay before, Instant at) {
        this.before = before;
        this.request = before.request();
        this.at = at;
        this.items = request.items();
        this.particulars = before.particulars();
        this.remarks = request.remarks();
    }

    private record Told(AuditAction action, Actor by, Map<String, Object> attributes) {}

    RequestedItem item(int position) {
        return Objects.requireNonNull(items).at(position).orElseThrow();
    }

    void change(int position, RequestedItem item) {
        items = Objects.requireNonNull(items).with(position, item);
    }

    void cancelItems() {
        if (items != null) {
            items = items.withApprovals(items.positionsAwaitingApproval(), ApprovalState.CANCELED);
        }
    }

    void say(Particulars more) {
        particulars = more;
    }

    Particulars said() {
        return particulars;
    }

    void addError(String error) {
        remarks = remarks.withError(error);
    }

    /** In place of what was put of the same approval before. */
    void put(Approval approval) {
        approvals.removeIf(one -> one.id().equals(approval.id()));
        approvals.add(approval);
    }

    void put(Consultation consultation) {
        consultations.add(consultation);
    }

    void put(Work some) {
        work.add(some);
    }

    void tell(AuditAction action, Actor by, Map<String, Object> attributes) {
        told.add(new Told(action.of(RequestType.of(request)), by, attributes));
    }

    /** The step, after which the request is wherever its items are. */
    Step step() {
        if (items == null || (items.equals(request.items()) && particulars.equals(before.particulars()))) {
            return step(null, request.stage());
        }
        return switch (Settlement.of(items)) {
            case Settlement.Ongoing(var stage) -> step(request.goOn(stage, items, remarks, at), stage);
            case Settlement.Settled(var status) -> end(Stage.COMPLETED, status);
        };
    }

    /** The step, after which the request has ended. */
    Step end(Stage stage, Status status) {
        return step(request.end(stage, status, items, remarks, at), stage);
    }

    private Step step(@Nullable IdentityRequest next, Stage stage) {
        Advance advance = next == null
                ? null
                : new Advance(
                        before.recorded(),
                        new RecordedRequest(next, particulars.cancelable() == null ? particulars : cancelable(next)));
        return new Step(
                request.trackingNumber(),
                advance,
                approvals,
                consultations,
                work,
                null,
                told.stream().map(one -> happening(one, next, stage)).toList(),
                advance == null ? List.of() : events(advance.after()));
    }

    private List<Event> events(RecordedRequest after) {
        List<Event> events = new ArrayList<>();
        if (wasDecided(after.request())) {
            events.add(AccessRequestDecided.of(after, before.approvals().with(approvals)));
        }
        // What was cancelled, or granted in no part, was never provisioned.
        if (after.request() instanceof ClosedRequest closed
                && closed.stage() == Stage.COMPLETED
                && anyItem(closed, RequestedItem::isGranted)) {
            events.add(ProvisioningCompleted.of(closed));
        }
        return events;
    }

    /** Whether this step is the decision that was still missing; to cancel is none. */
    private boolean wasDecided(IdentityRequest after) {
        return anyItem(request, RequestedItem::awaitsApproval)
                && !anyItem(after, RequestedItem::awaitsApproval)
                && !anyItem(after, item -> item.approval() == ApprovalState.CANCELED);
    }

    private static boolean anyItem(IdentityRequest request, Predicate<RequestedItem> condition) {
        RequestedItems items = request.items();
        return items != null && items.items().stream().anyMatch(condition);
    }

    /** Once it cannot be cancelled any more it never can. */
    private Particulars cancelable(IdentityRequest next) {
        boolean still = Boolean.TRUE.equals(particulars.cancelable())
                && next.stage().isOpen()
                && !RequestUnderWay.hasPassedApproval(next.items());
        return particulars.withCancelable(still);
    }

    private Happening happening(Told one, @Nullable IdentityRequest next, Stage stage) {
        Map<String, Object> attributes = new LinkedHashMap<>(one.attributes());
        attributes.put("stage", stage.name());
        if (next != null && next.status() != null) {
            attributes.put("status", next.status().name());
        }
        return new Happening(one.action(), one.by(), at, attributes);
    }

    /** What an audit event says of the approval it is about. */
    static Map<String, Object> describe(Approval approval, Map<String, Object> item, @Nullable String comment) {
        Map<String, Object> attributes = new LinkedHashMap<>(item);
        attributes.put("approvalId", approval.id().toString());
        attributes.put("owner", approval.owner().name());
        putIfAny(attributes, "comment", comment);
        return attributes;
    }

    /** What an audit event says of the item it is about. */
    static Map<String, Object> describe(int position, RequestedItem item) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("item", position);
        attributes.put("itemId", item.id());
        RequestedObject object = item.object();
        if (object != null) {
            putIfAny(attributes, "requestedObjectId", object.id());
            putIfAny(attributes, "requestedObjectName", object.name());
            putIfAny(
                    attributes,
                    "requestedObjectType",
                    object.type() == null ? null : object.type().name());
        }
        return attributes;
    }

    static void putIfAny(Map<String, Object> attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }
}
