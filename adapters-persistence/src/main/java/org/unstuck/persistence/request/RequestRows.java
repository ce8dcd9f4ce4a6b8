package org.unstuck.persistence.request;

import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.IdentityRequestFact.IDENTITY_REQUEST_FACT;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.Operation;
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

/** The columns in which a request is read, and what they say. */
public final class RequestRows {

    public static final List<Field<?>> REQUEST = List.of(
            IDENTITY_REQUEST.TRACKING_NUMBER,
            IDENTITY_REQUEST.TYPE,
            IDENTITY_REQUEST.STAGE,
            IDENTITY_REQUEST.STATUS,
            IDENTITY_REQUEST.REVISION,
            IDENTITY_REQUEST.CREATED,
            IDENTITY_REQUEST.MODIFIED,
            IDENTITY_REQUEST.COMPLETED,
            IDENTITY_REQUEST.CLOSED_BY,
            IDENTITY_REQUEST.WARNINGS);

    /** All but the particulars, which no close needs. */
    public static final List<Field<?>> FACT = List.of(
            IDENTITY_REQUEST_FACT.HAS_REQUESTER,
            IDENTITY_REQUEST_FACT.HAS_RECIPIENT,
            IDENTITY_REQUEST_FACT.HAS_ITEMS,
            IDENTITY_REQUEST_FACT.REQUESTER_SUMMARY_ID,
            IDENTITY_REQUEST_FACT.REQUESTER_NAME,
            IDENTITY_REQUEST_FACT.REQUESTER_IDENTITY_ID,
            IDENTITY_REQUEST_FACT.REQUESTER_COMPLETED,
            IDENTITY_REQUEST_FACT.RECIPIENT_SUMMARY_ID,
            IDENTITY_REQUEST_FACT.RECIPIENT_NAME,
            IDENTITY_REQUEST_FACT.RECIPIENT_IDENTITY_ID,
            IDENTITY_REQUEST_FACT.RECIPIENT_COMPLETED,
            IDENTITY_REQUEST_FACT.ERRORS);

    public static final List<Field<?>> ITEM = List.of(
            REQUESTED_ITEM.ID,
            REQUESTED_ITEM.HAS_OBJECT,
            REQUESTED_ITEM.APPROVAL,
            REQUESTED_ITEM.PROVISIONING,
            REQUESTED_ITEM.OBJECT_ID,
            REQUESTED_ITEM.OBJECT_NAME,
            REQUESTED_ITEM.OBJECT_TYPE,
            REQUESTED_ITEM.OPERATION,
            REQUESTED_ITEM.ATTRIBUTE,
            REQUESTED_ITEM.VALUE,
            REQUESTED_ITEM.NATIVE_IDENTITY,
            REQUESTED_ITEM.SOURCE_ID);

    private RequestRows() {}

    public static RecordedRequest toRecorded(Record row, Record fact, @Nullable List<? extends Record> items) {
        return new RecordedRequest(
                toRequest(row, fact, items), ParticularsJson.read(fact.get(IDENTITY_REQUEST_FACT.PARTICULARS)));
    }

    private static IdentityRequest toRequest(Record row, Record fact, @Nullable List<? extends Record> items) {
        return IdentityRequest.at(
                Stage.valueOf(row.get(IDENTITY_REQUEST.STAGE)),
                toSubmission(row, fact),
                constant(row.get(IDENTITY_REQUEST.STATUS), Status::valueOf),
                row.get(IDENTITY_REQUEST.MODIFIED),
                row.get(IDENTITY_REQUEST.COMPLETED),
                toRemarks(row, fact),
                toItems(fact, items),
                row.get(IDENTITY_REQUEST.REVISION),
                toRunId(row.get(IDENTITY_REQUEST.CLOSED_BY)));
    }

    private static Submission toSubmission(Record row, Record fact) {
        return new Submission(
                new TrackingNumber(row.get(IDENTITY_REQUEST.TRACKING_NUMBER)),
                row.get(IDENTITY_REQUEST.TYPE),
                row.get(IDENTITY_REQUEST.CREATED),
                fact.get(IDENTITY_REQUEST_FACT.HAS_REQUESTER) ? toRequester(fact) : null,
                fact.get(IDENTITY_REQUEST_FACT.HAS_RECIPIENT) ? toRecipient(fact) : null);
    }

    private static IdentitySummary toRequester(Record fact) {
        return new IdentitySummary(
                fact.get(IDENTITY_REQUEST_FACT.REQUESTER_SUMMARY_ID),
                fact.get(IDENTITY_REQUEST_FACT.REQUESTER_NAME),
                fact.get(IDENTITY_REQUEST_FACT.REQUESTER_IDENTITY_ID),
                fact.get(IDENTITY_REQUEST_FACT.REQUESTER_COMPLETED));
    }

    private static IdentitySummary toRecipient(Record fact) {
        return new IdentitySummary(
                fact.get(IDENTITY_REQUEST_FACT.RECIPIENT_SUMMARY_ID),
                fact.get(IDENTITY_REQUEST_FACT.RECIPIENT_NAME),
                fact.get(IDENTITY_REQUEST_FACT.RECIPIENT_IDENTITY_ID),
                fact.get(IDENTITY_REQUEST_FACT.RECIPIENT_COMPLETED));
    }

    private static Remarks toRemarks(Record row, Record fact) {
        return new Remarks(
                toTexts(row.get(IDENTITY_REQUEST.WARNINGS)), toTexts(fact.get(IDENTITY_REQUEST_FACT.ERRORS)));
    }

    private static @Nullable List<String> toTexts(String @Nullable [] texts) {
        return texts == null ? null : List.of(texts);
    }

    private static @Nullable RequestedItems toItems(Record fact, @Nullable List<? extends Record> items) {
        if (!fact.get(IDENTITY_REQUEST_FACT.HAS_ITEMS)) {
            return null;
        }
        return new RequestedItems(
                items == null
                        ? List.of()
                        : items.stream().map(RequestRows::toItem).toList());
    }

    static RequestedItem toItem(Record row) {
        return new RequestedItem(
                row.get(REQUESTED_ITEM.ID),
                row.get(REQUESTED_ITEM.HAS_OBJECT) ? toObject(row) : null,
                new AccountChange(
                        constant(row.get(REQUESTED_ITEM.OPERATION), Operation::valueOf),
                        row.get(REQUESTED_ITEM.ATTRIBUTE),
                        row.get(REQUESTED_ITEM.VALUE),
                        row.get(REQUESTED_ITEM.NATIVE_IDENTITY),
                        row.get(REQUESTED_ITEM.SOURCE_ID)),
                constant(row.get(REQUESTED_ITEM.APPROVAL), ApprovalState::valueOf),
                constant(row.get(REQUESTED_ITEM.PROVISIONING), ProvisioningState::valueOf));
    }

    private static RequestedObject toObject(Record row) {
        return new RequestedObject(
                row.get(REQUESTED_ITEM.OBJECT_ID),
                row.get(REQUESTED_ITEM.OBJECT_NAME),
                constant(row.get(REQUESTED_ITEM.OBJECT_TYPE), RequestedObject.Type::valueOf));
    }

    private static @Nullable CloseRunId toRunId(@Nullable UUID id) {
        return id == null ? null : new CloseRunId(id);
    }

    private static <E extends Enum<E>> @Nullable E constant(@Nullable String name, Function<String, E> valueOf) {
        return name == null ? null : valueOf.apply(name);
    }
}
