package org.unstuck.rest.submission;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Words;

/** Something that everybody named in a submission is to get. */
@Schema(description = "One thing to have.", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record AccessRequestItem(
        @Schema(description = "What kind of thing it is.", example = "ROLE")
        RequestedObject.Type type,

        @Schema(
                description = "The id of it, unique among things of this kind.",
                minLength = 1,
                maxLength = Limits.ID,
                example = "2c9180835d2e5168015d32f890ca1581")
        String id,

        @Schema(
                description = "Why; needed to take access away, and for what its owner wants explained.",
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

        @Schema(
                description = "Which assignment is meant, where somebody has the same access several times.",
                maxLength = Limits.ID,
                example = "ee48a191c00d49bf9264eb0a4fc3a9fc")
        @Nullable
        String assignmentId,

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

    static AccessRequestItem read(Fields fields) {
        return new AccessRequestItem(
                type(fields),
                fields.requiredText("id", Limits.ID),
                fields.text("comment", Limits.TEXT),
                fields.textByName("clientMetadata", Limits.TEXT),
                fields.time("startDate"),
                fields.time("removeDate"),
                fields.text("assignmentId", Limits.ID),
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
                assignmentId,
                nativeIdentity,
                formInstanceId,
                List.of());
    }

    /** The type, which must be there; any, and a violation, where it is not. */
    static RequestedObject.Type type(Fields fields) {
        return Objects.requireNonNullElse(
                fields.required("type", fields.oneOf("type", Words.of(RequestedObject.Type.class))),
                RequestedObject.Type.ROLE);
    }
}
