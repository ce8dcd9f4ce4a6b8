package org.unstuck.rest.submission;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.submission.AccessRequest.ForOne;
import org.unstuck.domain.submission.AccessRequest.IdentityType;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Words;

/**
 * What one identity is to get, in the nested form of a submission.
 *
 * @param identityType absent for a person
 */
@Schema(description = "What one identity is to get.", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RequestedForDtoRef(
        @Schema(
                description = "The id of the identity.",
                minLength = 1,
                maxLength = Limits.ID,
                example = "cb89bc2f1ee6445fbea12224c526ba3a")
        String identityId,

        @Schema(
                description = "A person, or a program; programs are not available here.",
                defaultValue = "HUMAN",
                example = "HUMAN")
        @Nullable
        IdentityType identityType,

        @ArraySchema(
                maxItems = RestAccessRequest.MAX_ITEMS,
                arraySchema =
                        @Schema(
                                description = "What it is to get.",
                                example = "[{\"type\": \"ROLE\", \"id\": \"2c9180835d2e5168015d32f890ca1581\"}]"))
        List<RequestedItemDtoRef> requestedItems) {

    RequestedForDtoRef {
        requestedItems = List.copyOf(requestedItems);
    }

    static RequestedForDtoRef read(Fields fields, Reading reading) {
        List<Fields> items = RestAccessRequest.objects(fields, "requestedItems", RestAccessRequest.MAX_ITEMS, reading);
        if (!fields.has("requestedItems")) {
            reading.missing(MessageKey.REQUIRED.with(fields.path("requestedItems")));
        }
        return new RequestedForDtoRef(
                fields.requiredText("identityId", Limits.ID),
                fields.oneOf("identityType", Words.of(IdentityType.class)),
                items == null
                        ? List.of()
                        : items.stream()
                                .map(item -> RequestedItemDtoRef.read(item, reading))
                                .toList());
    }

    ForOne toDomain() {
        return new ForOne(
                identityId,
                Objects.requireNonNullElse(identityType, IdentityType.HUMAN),
                requestedItems.stream().map(RequestedItemDtoRef::toDomain).toList());
    }
}
