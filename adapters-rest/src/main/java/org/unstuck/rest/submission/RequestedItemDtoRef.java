package org.unstuck.rest.submission;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** Something that one identity is to get, and on which of its accounts. */
@Schema(
        description = "One thing to have, and on which accounts.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RequestedItemDtoRef(
        @Schema(description = "What kind of thing it is.", example = "ENTITLEMENT")
        RequestedObject.Type type,

        @Schema(
                description = "The id of it, unique among things of this kind.",
                minLength = 1,
                maxLength = Limits.ID,
                example = "2c9180835d2e5168015d32f890ca1581")
        String id,

        @Schema(
                description = "Why; needed for what its owner wants explained.",
                maxLength = Limits.TEXT,
                example = "Covers for Zoë in March.")
        @Nullable
        String comment,

        @Schema(
                description = "Anything a client wants to find again with the item.",
                example = "{\"ticket\": \"INC-4711\"}")
        @Nullable
        Map<String, String> clientMetadata,

        @Schema(
                description = "When the access is to begin, a time to come; at once if there is nothing here.",
                example = "2126-03-01T00:00:00.000Z")
        @Nullable
        Instant startDate,

        @Schema(
                description = "When the access is to end again, a time to come and later than `startDate`.",
                example = "2126-04-01T00:00:00.000Z")
        @Nullable
        Instant removeDate,

        @ArraySchema(
                maxItems = RestAccessRequest.MAX_ITEMS,
                arraySchema =
                        @Schema(
                                description = "The accounts that are to have it, source by source; the only one that "
                                        + "the identity has if there is nothing here. Access profiles and entitlements "
                                        + "are had on their own source alone.",
                                example = "[{\"sourceId\": \"cb89bc2f1ee6445fbea12224c526ba3a\", \"accounts\": "
                                        + "[{\"nativeIdentity\": \"CN=Zoe,OU=People,DC=corp\"}]}]"))
        @Nullable
        List<SourceItemRef> accountSelection,

        @Schema(
                description = "Which account is meant, where somebody has several.",
                maxLength = Limits.TEXT,
                example = "CN=Zoe,OU=People,DC=corp")
        @Nullable
        String nativeIdentity,

        @Schema(
                description = "The form that was filled in for it.",
                maxLength = Limits.ID,
                example = "9f3a1d2e-3f4a-5b6c-7d8e-9f0a1b2c3d4e")
        @Nullable
        String formInstanceId) {

    RequestedItemDtoRef {
        accountSelection = accountSelection == null ? null : List.copyOf(accountSelection);
    }

    static RequestedItemDtoRef read(Fields fields, Reading reading) {
        List<Fields> sources =
                RestAccessRequest.objects(fields, "accountSelection", RestAccessRequest.MAX_ITEMS, reading);
        return new RequestedItemDtoRef(
                AccessRequestItem.type(fields),
                fields.requiredText("id", Limits.ID),
                fields.text("comment", Limits.TEXT),
                fields.textByName("clientMetadata", Limits.TEXT),
                fields.time("startDate"),
                fields.time("removeDate"),
                sources == null
                        ? null
                        : sources.stream()
                                .map(source -> SourceItemRef.read(source, reading))
                                .toList(),
                fields.text("nativeIdentity", Limits.TEXT),
                fields.text("formInstanceId", Limits.ID));
    }

    AskedItem toDomain() {
        return new AskedItem(
                type,
                id,
                comment,
                clientMetadata,
                startDate,
                removeDate,
                null,
                nativeIdentity,
                formInstanceId,
                accountSelection == null
                        ? List.of()
                        : accountSelection.stream()
                                .flatMap(SourceItemRef::toDomain)
                                .toList());
    }
}
