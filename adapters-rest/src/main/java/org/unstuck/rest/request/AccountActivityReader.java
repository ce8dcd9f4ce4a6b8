package org.unstuck.rest.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.importing.DocumentReader;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Words;

/**
 * Reads an {@link AccountActivity} document as an identity request, or says everything that keeps it from being one.
 * By hand, because it decides: whether the request is open or closed, and what goes together with that.
 */
final class AccountActivityReader implements DocumentReader<RecordedRequest> {

    private static final int MAX_ID = 128;
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_ITEMS = 1_000;

    private static final Map<String, Stage> STAGES = Words.of(Stage.class);
    private static final Map<String, Status> STATUSES = Words.of(Status.class);
    private static final Map<String, ApprovalState> APPROVALS = Words.of(ApprovalState.class);
    private static final Map<String, ProvisioningState> PROVISIONINGS =
            Words.of(ProvisioningState.class, AccountActivityMapping::wireName);
    private static final Map<String, Operation> OPERATIONS = Words.of(Operation.class);
    private static final Map<String, RequestedObject.Type> OBJECT_TYPES = Words.of(RequestedObject.Type.class);

    @Override
    public Optional<RecordedRequest> read(Fields fields, Reading reading) {
        return request(id(fields, reading), fields, reading);
    }

    private static Optional<TrackingNumber> id(Fields fields, Reading reading) {
        String text = fields.requiredText("id", MAX_ID);
        Optional<TrackingNumber> id = TrackingNumber.parse(text);
        if (id.isEmpty() && !text.isBlank()) {
            reading.illegal(MessageKey.TRACKING_NUMBER.with("id"));
        }
        return id;
    }

    /** Reads all fields, so that all violations are found; nothing when one without which there is no request is wrong. */
    private static Optional<RecordedRequest> request(Optional<TrackingNumber> id, Fields fields, Reading reading) {
        Instant created = fields.required("created", fields.time("created"));
        Stage stage = fields.required("executionStatus", fields.oneOf("executionStatus", STAGES));
        Status status = fields.oneOf("completionStatus", STATUSES);
        Instant modified = fields.time("modified");
        Instant completed = fields.time("completed");
        String type = fields.text("type", MAX_ID);
        IdentitySummary requester = summary(fields.object("requesterIdentitySummary"));
        IdentitySummary recipient = summary(fields.object("targetIdentitySummary"));
        Remarks remarks = new Remarks(fields.texts("warnings", MAX_TEXT), fields.texts("errors", MAX_TEXT));
        List<ItemRead> items = items(fields, reading);
        Particulars particulars = new Particulars(
                fields.text("name", MAX_TEXT),
                fields.flag("cancelable"),
                comment(fields.object("cancelComment")),
                fields.textByName("clientMetadata", MAX_TEXT),
                items == null ? List.of() : items.stream().map(ItemRead::said).toList());
        RequestedItems requested = items == null
                ? null
                : new RequestedItems(items.stream().map(ItemRead::item).toList());
        if (stage != null) {
            checkTogether(stage, status, completed, reading);
        }
        if (id.isEmpty()
                || created == null
                || stage == null
                || !reading.violations().isEmpty()) {
            return Optional.empty();
        }
        Submission submission = new Submission(id.get(), type, created, requester, recipient);
        IdentityRequest request =
                IdentityRequest.at(stage, submission, status, modified, completed, remarks, requested, 0, null);
        return Optional.of(new RecordedRequest(request, particulars));
    }

    private static void checkTogether(
            Stage stage, @Nullable Status status, @Nullable Instant completed, Reading reading) {
        if (stage.isOpen()) {
            if (status != null && status != Status.PENDING) {
                reading.illegal(MessageKey.PENDING_WHILE_OPEN.with("completionStatus", status, stage));
            }
            if (completed != null) {
                reading.illegal(MessageKey.ABSENT_WHILE_OPEN.with("completed", stage));
            }
        } else if (status == Status.PENDING) {
            reading.illegal(MessageKey.NOT_PENDING_WHILE_CLOSED.with("completionStatus", stage));
        }
    }

    /** A requested item, and what was said around it. */
    private record ItemRead(RequestedItem item, Particulars.Item said) {}

    private static @Nullable List<ItemRead> items(Fields fields, Reading reading) {
        List<Fields> elements = fields.objects("items");
        if (elements == null) {
            return null;
        }
        if (elements.size() > MAX_ITEMS) {
            reading.illegal(MessageKey.MAX_ELEMENTS.with("items", MAX_ITEMS));
            return List.of();
        }
        List<ItemRead> items = new ArrayList<>(elements.size());
        elements.forEach(element -> items.add(item(element)));
        return items;
    }

    private static ItemRead item(Fields fields) {
        RequestedItem item = new RequestedItem(
                fields.requiredText("id", MAX_ID),
                object(fields.object("accountRequestInfo")),
                new AccountChange(
                        fields.oneOf("operation", OPERATIONS),
                        fields.text("attribute", MAX_TEXT),
                        fields.text("value", MAX_TEXT),
                        fields.text("nativeIdentity", MAX_TEXT),
                        fields.text("sourceId", MAX_ID)),
                fields.oneOf("approvalStatus", APPROVALS),
                fields.oneOf("provisioningStatus", PROVISIONINGS));
        Particulars.Item said = new Particulars.Item(
                fields.text("name", MAX_TEXT),
                fields.time("requested"),
                comment(fields.object("requesterComment")),
                summary(fields.object("reviewerIdentitySummary")),
                comment(fields.object("reviewerComment")),
                fields.textByName("clientMetadata", MAX_TEXT),
                fields.time("removeDate"));
        return new ItemRead(item, said);
    }

    private static @Nullable RequestedObject object(@Nullable Fields fields) {
        return fields == null
                ? null
                : new RequestedObject(
                        fields.text("requestedObjectId", MAX_ID),
                        fields.text("requestedObjectName", MAX_TEXT),
                        fields.oneOf("requestedObjectType", OBJECT_TYPES));
    }

    private static @Nullable IdentitySummary summary(@Nullable Fields fields) {
        return fields == null
                ? null
                : new IdentitySummary(
                        fields.text("id", MAX_ID),
                        fields.text("name", MAX_TEXT),
                        fields.text("identityId", MAX_ID),
                        fields.flag("completed"));
    }

    private static @Nullable Comment comment(@Nullable Fields fields) {
        return fields == null
                ? null
                : new Comment(
                        fields.text("commenterId", MAX_ID),
                        fields.text("commenterName", MAX_TEXT),
                        fields.text("body", MAX_TEXT),
                        fields.time("date"));
    }
}
