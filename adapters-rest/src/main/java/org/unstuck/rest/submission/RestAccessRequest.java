package org.unstuck.rest.submission;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.submission.AccessRequest;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Words;

/**
 * The body of a submission (contract 4.1), in its flat or its nested form. Which of them is there, and all that needs
 * the directory to judge, is not looked at here.
 *
 * @param requestType absent for giving access
 */
@Schema(
        name = "AccessRequest",
        description =
                "What is asked for: either the same for everybody, in `requestedFor` and `requestedItems`, or for "
                        + "each person apart, in `requestedForWithRequestedItems`. For each identity that comes to 200 "
                        + "items at most, each account counted, with 100,000 characters of comments, metadata and "
                        + "accounts.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RestAccessRequest(
        @ArraySchema(
                maxItems = RestAccessRequest.MAX_RECIPIENTS,
                arraySchema =
                        @Schema(
                                description = "Ids of the identities that are to get the items.",
                                example = "[\"2c918084660f45d6016617daa9210584\"]"),
                schema = @Schema(minLength = 1, maxLength = Limits.ID))
        @Nullable
        List<String> requestedFor,

        @Schema(
                description = "Whether access is given, taken away, or has its dates changed.",
                defaultValue = "GRANT_ACCESS",
                example = "GRANT_ACCESS")
        @Nullable
        RequestType requestType,

        @ArraySchema(
                maxItems = RestAccessRequest.MAX_ITEMS,
                arraySchema =
                        @Schema(
                                description = "What each of them is to get.",
                                example = "[{\"type\": \"ROLE\", \"id\": \"2c9180835d2e5168015d32f890ca1581\"}]"))
        @Nullable
        List<AccessRequestItem> requestedItems,

        @Schema(
                description = "Anything a client wants to find again with the request.",
                example = "{\"ticket\": \"INC-4711\"}")
        @Nullable
        Map<String, String> clientMetadata,

        @ArraySchema(
                maxItems = RestAccessRequest.MAX_RECIPIENTS,
                arraySchema =
                        @Schema(
                                description = "What each identity is to get, where they do not all get the same.",
                                example = "[{\"identityId\": \"2c918084660f45d6016617daa9210584\", \"requestedItems\": "
                                        + "[{\"type\": \"ROLE\", \"id\": \"2c9180835d2e5168015d32f890ca1581\"}]}]"))
        @Nullable
        List<RequestedForDtoRef> requestedForWithRequestedItems) {

    static final int MAX_RECIPIENTS = 500;
    static final int MAX_ITEMS = 100;

    RestAccessRequest {
        requestedFor = requestedFor == null ? null : List.copyOf(requestedFor);
        requestedItems = requestedItems == null ? null : List.copyOf(requestedItems);
        requestedForWithRequestedItems =
                requestedForWithRequestedItems == null ? null : List.copyOf(requestedForWithRequestedItems);
    }

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static RestAccessRequest read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        RestAccessRequest request = new RestAccessRequest(
                recipients(fields, reading),
                fields.oneOf("requestType", Words.of(RequestType.class)),
                items(fields, reading),
                fields.textByName("clientMetadata", Limits.TEXT),
                nested(fields, reading));
        reading.refuseUnread();
        return request;
    }

    AccessRequest toDomain() {
        return new AccessRequest(
                Objects.requireNonNullElse(requestType, RequestType.GRANT_ACCESS),
                requestedFor,
                requestedItems == null
                        ? null
                        : requestedItems.stream()
                                .map(AccessRequestItem::toDomain)
                                .toList(),
                requestedForWithRequestedItems == null
                        ? null
                        : requestedForWithRequestedItems.stream()
                                .map(RequestedForDtoRef::toDomain)
                                .toList(),
                clientMetadata);
    }

    private static @Nullable List<String> recipients(Fields fields, Reading reading) {
        String field = "requestedFor";
        if (isTooLong(fields, field, MAX_RECIPIENTS, reading)) {
            return null;
        }
        List<JsonNode> elements = fields.elements(field);
        if (elements == null) {
            return null;
        }
        List<String> ids = new ArrayList<>(elements.size());
        for (int index = 0; index < elements.size(); index++) {
            String place = fields.element(field, index);
            String id = fields.text(elements.get(index), place, Limits.ID);
            if (id != null && id.isBlank()) {
                reading.missing(MessageKey.NOT_BLANK.with(place));
            }
            ids.add(id == null ? "" : id);
        }
        return ids;
    }

    private static @Nullable List<AccessRequestItem> items(Fields fields, Reading reading) {
        List<Fields> items = objects(fields, "requestedItems", MAX_ITEMS, reading);
        return items == null
                ? null
                : items.stream().map(AccessRequestItem::read).toList();
    }

    private static @Nullable List<RequestedForDtoRef> nested(Fields fields, Reading reading) {
        List<Fields> all = objects(fields, "requestedForWithRequestedItems", MAX_RECIPIENTS, reading);
        return all == null
                ? null
                : all.stream().map(one -> RequestedForDtoRef.read(one, reading)).toList();
    }

    static @Nullable List<Fields> objects(Fields fields, String field, int max, Reading reading) {
        return isTooLong(fields, field, max, reading) ? null : fields.objects(field);
    }

    private static boolean isTooLong(Fields fields, String field, int max, Reading reading) {
        if (fields.size(field) > max) {
            reading.illegal(MessageKey.MAX_ELEMENTS.with(fields.path(field), max));
            return true;
        }
        return false;
    }
}
