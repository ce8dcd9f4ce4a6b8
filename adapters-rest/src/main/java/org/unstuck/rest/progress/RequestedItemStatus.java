package org.unstuck.rest.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.progress.ReadProgress.Described;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.progress.Agreement;
import org.unstuck.domain.progress.ItemProgress;
import org.unstuck.domain.progress.ItemState;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.rest.progress.StatusParts.ItemApproval;
import org.unstuck.rest.progress.StatusParts.ItemCancellation;
import org.unstuck.rest.progress.StatusParts.ItemComment;
import org.unstuck.rest.progress.StatusParts.ItemErrorMessage;
import org.unstuck.rest.progress.StatusParts.ItemPerson;
import org.unstuck.rest.progress.StatusParts.ItemPhase;
import org.unstuck.rest.progress.StatusParts.ItemPreApproval;
import org.unstuck.rest.time.WireTime;

/**
 * One requested item as the public API shows it to everybody (contract 4.4, A3). What is absent is written as
 * {@code null}; what can never be here, like policies of separation of duties, is not written at all.
 *
 * @param manualWorkItemDetails always empty: nobody provisions by hand here
 */
@Schema(description = "A requested item, and how far it has come.")
@JsonInclude(JsonInclude.Include.ALWAYS)
record RequestedItemStatus(
        @Schema(
                description = "The tracking number of the request.",
                pattern = "^[0-9a-f]{32}$",
                example = "2c90ad2a70ace7d50170acf22ca90010")
        String id,

        @Schema(description = "The name of what was asked for.", example = "Payroll clerk") @Nullable
        String name,

        @Schema(description = "What kind of access it is.", example = "ROLE")
        RequestedObject.@Nullable Type type,

        @Schema(description = "Who withdrew the request, and why.") @Nullable
        ItemCancellation cancelledRequestDetails,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "What went wrong with the request; each text in all languages there are.",
                                example =
                                        "[[{\"locale\": null, \"localeOrigin\": null, \"text\": \"The source did not answer.\"}]]"))
        @Nullable
        List<List<ItemErrorMessage>> errorMessages,

        @Schema(description = "How the item stands.", example = "EXECUTING")
        ItemState state,

        @ArraySchema(
                arraySchema = @Schema(description = "The decisions it needs or got, as far as it has come to them."))
        List<ItemApproval> approvalDetails,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "The ids of these decisions; empty when the request came from elsewhere.",
                                example = "[\"019a5f0e7c3b7d02a6b4c1d2e3f40517\"]"))
        List<String> approvalIds,

        @ArraySchema(
                schema = @Schema(types = "object", description = "Work for people."),
                arraySchema = @Schema(description = "Work for people at the source; there is none.", example = "[]"))
        List<Object> manualWorkItemDetails,

        @Schema(description = "The id of the item.", example = "2c918085842e69ae018432d22ccb212f")
        String accountActivityItemId,

        @Schema(description = "What is to happen with the access.", example = "GRANT_ACCESS")
        RequestType requestType,

        @Schema(
                description = "When the request changed last.",
                format = "date-time",
                example = "2026-11-23T15:21:00.120Z")
        @Nullable
        String modified,

        @Schema(description = "When it was asked for.", format = "date-time", example = "2026-06-05T05:16:19.663Z")
        String created,

        @Schema(description = "Who asked.") ItemPerson requester,

        @Schema(description = "For whom.") ItemPerson requestedFor,

        @Schema(description = "Whether it is for a person, which it always is.", example = "HUMAN")
        StatusParts.IdentityType identityType,

        @Schema(description = "What the requester said.") @Nullable
        ItemComment requesterComment,

        @Schema(description = "What a subscriber said first; absent where none was asked, or none answered.") @Nullable
        ItemPreApproval preApprovalTriggerDetails,

        @ArraySchema(arraySchema = @Schema(description = "The phases it went through, and the one it is in."))
        List<ItemPhase> accessRequestPhases,

        @Schema(
                description = "What the access is good for, where the directory knows.",
                example = "Sees salaries, and changes them")
        @Nullable
        String description,

        @Schema(
                description = "When the access is to begin.",
                format = "date-time",
                example = "2026-12-01T00:00:00.000Z")
        @Nullable
        String startDate,

        @Schema(description = "When the access is to end.", format = "date-time", example = "2027-07-11T00:00:00.000Z")
        @Nullable
        String removeDate,

        @Schema(
                description = "Whether the request can still be withdrawn. What hangs later than that can be closed.",
                example = "false")
        boolean cancelable,

        @Schema(
                description = "The tracking number of the request, by which it is closed or withdrawn.",
                pattern = "^[0-9a-f]{32}$",
                example = "2c90ad2a70ace7d50170acf22ca90010")
        String accessRequestId,

        @Schema(
                description = "What the client that asked wanted to be kept with it.",
                example = "{\"ticket\": \"INC-4711\"}")
        @Nullable
        Map<String, String> clientMetadata,

        @Schema(description = "How much can go wrong with the access, where the directory knows.", example = "HIGH")
        @Nullable
        String privilegeLevel) {

    static RequestedItemStatus of(Described described) {
        ItemProgress progress = described.progress();
        IdentityRequest request = progress.request();
        Particulars.Item said = progress.said();
        RequestedObject object = progress.item().object();
        RequestableObject known = described.object();
        List<Agreement> agreements = progress.agreements();
        String number = request.trackingNumber().toString();
        return new RequestedItemStatus(
                number,
                object == null ? null : object.name(),
                object == null ? null : object.type(),
                ItemCancellation.of(progress.recorded().particulars().cancelComment()),
                ItemErrorMessage.of(request.remarks().errors()),
                progress.state(),
                agreements.stream().map(ItemApproval::of).toList(),
                agreements.stream()
                        .map(Agreement::id)
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList(),
                List.of(),
                progress.item().id(),
                progress.type(),
                WireTime.ofNullable(request.modified()),
                WireTime.of(request.submission().created()),
                ItemPerson.of(request.submission().requester()),
                ItemPerson.of(request.submission().recipient()),
                StatusParts.IdentityType.HUMAN,
                ItemComment.of(said.requesterComment()),
                ItemPreApproval.of(described.preApproval()),
                progress.phases().stream().map(ItemPhase::of).toList(),
                known == null ? null : known.description(),
                WireTime.ofNullable(said.startDate()),
                WireTime.ofNullable(said.removeDate()),
                progress.isCancelable(),
                number,
                said.clientMetadata() == null
                        ? progress.recorded().particulars().clientMetadata()
                        : said.clientMetadata(),
                known == null ? null : known.privilegeLevel());
    }
}
