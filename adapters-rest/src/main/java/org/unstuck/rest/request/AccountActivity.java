package org.unstuck.rest.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.rest.time.WireTime;

/**
 * An identity request as the public API shows it (contract 3, A1, and the two fields of its beta). What is absent is
 * written as {@code null}. {@link AccountActivityReader} is the way back.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccountActivity(
        String id,
        @Nullable String name,
        String created,
        @Nullable String modified,
        @Nullable String completed,
        @Nullable String completionStatus,
        @Nullable String type,
        @Nullable RestIdentitySummary requesterIdentitySummary,
        @Nullable RestIdentitySummary targetIdentitySummary,
        @Nullable List<String> errors,
        @Nullable List<String> warnings,
        @Nullable List<AccountActivityItem> items,
        String executionStatus,
        @Nullable Map<String, String> clientMetadata,
        @Nullable Boolean cancelable,
        @Nullable RestComment cancelComment) {

    static AccountActivity of(RecordedRequest recorded) {
        IdentityRequest request = recorded.request();
        Particulars particulars = recorded.particulars();
        return new AccountActivity(
                request.trackingNumber().toString(),
                particulars.name(),
                WireTime.of(request.submission().created()),
                WireTime.ofNullable(request.modified()),
                WireTime.ofNullable(request.completed()),
                name(request.status()),
                request.submission().type(),
                AccountActivityMapping.INSTANCE.toRest(request.submission().requester()),
                AccountActivityMapping.INSTANCE.toRest(request.submission().recipient()),
                request.remarks().errors(),
                request.remarks().warnings(),
                items(request, particulars),
                request.stage().name(),
                particulars.clientMetadata(),
                recorded.cancelable(),
                AccountActivityMapping.INSTANCE.toRest(particulars.cancelComment()));
    }

    private static @Nullable List<AccountActivityItem> items(IdentityRequest request, Particulars particulars) {
        if (request.items() == null) {
            return null;
        }
        List<RequestedItem> items = request.items().items();
        return IntStream.range(0, items.size())
                .mapToObj(position -> AccountActivityMapping.INSTANCE.toRest(
                        items.get(position), particulars.items().get(position)))
                .toList();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    /** One requested item. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AccountActivityItem(
            String id,
            @Nullable String name,
            @Nullable String requested,
            @Nullable String approvalStatus,
            @Nullable String provisioningStatus,
            @Nullable RestComment requesterComment,
            @Nullable RestIdentitySummary reviewerIdentitySummary,
            @Nullable RestComment reviewerComment,
            @Nullable String operation,
            @Nullable String attribute,
            @Nullable String value,
            @Nullable String nativeIdentity,
            @Nullable String sourceId,
            @Nullable RestAccountRequestInfo accountRequestInfo,
            @Nullable Map<String, String> clientMetadata,
            @Nullable String removeDate) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RestIdentitySummary(
            @Nullable String id,
            @Nullable String name,
            @Nullable String identityId,
            @Nullable Boolean completed) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RestComment(
            @Nullable String commenterId,
            @Nullable String commenterName,
            @Nullable String body,
            @Nullable String date) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RestAccountRequestInfo(
            @Nullable String requestedObjectId,
            @Nullable String requestedObjectName,
            @Nullable String requestedObjectType) {}
}
