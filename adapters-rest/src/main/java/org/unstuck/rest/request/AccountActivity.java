package org.unstuck.rest.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.rest.time.WireTime;

/**
 * An identity request as the public API shows it (contract 3, A1, and the two fields of its beta). What is absent is
 * written as {@code null}, but left out where the public API has no {@code null}, which generated clients may refuse.
 * {@link AccountActivityReader} is the way back.
 */
@Schema(description = "An identity request, and how it stands.")
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccountActivity(
        @Schema(
                description = "The tracking number of the request.",
                pattern = "^[0-9a-f]{32}$",
                example = "2c90ad2a70ace7d50170acf22ca90010")
        String id,

        @Schema(
                description = "A name for it, usually the tracking number.",
                example = "2c90ad2a70ace7d50170acf22ca90010")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String name,

        @Schema(description = "When it was asked for.", format = "date-time", example = "2026-06-05T05:16:19.663Z")
        String created,

        @Schema(description = "When it changed last.", format = "date-time", example = "2026-11-23T15:21:00.120Z")
        @Nullable
        String modified,

        @Schema(description = "When it ended.", format = "date-time", example = "2026-11-23T15:21:00.120Z") @Nullable
        String completed,

        @Schema(
                description = "How it stands: PENDING while it is open.",
                implementation = Status.class,
                example = "FAILURE")
        @Nullable
        String completionStatus,

        @Schema(description = "What kind of activity it is: `appRequest` is an access request.", example = "appRequest")
        @Nullable
        String type,

        @Schema(description = "Who asked.") @Nullable RestIdentitySummary requesterIdentitySummary,

        @Schema(description = "For whom.") @Nullable RestIdentitySummary targetIdentitySummary,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "What went wrong, for people.",
                                example = "[\"The source did not answer.\"]"))
        @Nullable
        List<String> errors,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "What people should know; the message of a close is added here.",
                                example = "[\"Stuck for weeks, closed by the help desk.\"]"))
        @Nullable
        List<String> warnings,

        @ArraySchema(arraySchema = @Schema(description = "What was asked for.")) @Nullable
        List<AccountActivityItem> items,

        @Schema(
                description = "Where it is. EXECUTING and VERIFYING are open.",
                implementation = Stage.class,
                example = "TERMINATED")
        String executionStatus,

        @Schema(
                description = "What the client that asked wanted to be kept with it.",
                example = "{\"ticket\": \"INC-4711\"}")
        @Nullable
        Map<String, String> clientMetadata,

        @Schema(description = "Whether it could be cancelled where it came from.", example = "false")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean cancelable,

        @Schema(description = "What was said when it was cancelled.") @Nullable
        RestComment cancelComment) {

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
    @Schema(description = "One thing that was asked for.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AccountActivityItem(
            @Schema(description = "The id of the item.", example = "2c918085842e69ae018432d22ccb212f")
            String id,

            @Schema(description = "A name for it.", example = "Treasury Analyst")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String name,

            @Schema(description = "When it was asked for.", format = "date-time", example = "2026-06-05T05:16:19.663Z")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String requested,

            @Schema(
                    description = "How its approval stands.",
                    implementation = ApprovalState.class,
                    example = "CANCELED")
            @Nullable
            String approvalStatus,

            @Schema(
                    description = "How its provisioning stands; one of the words lacks a letter.",
                    implementation = ProvisioningState.class,
                    example = "PENDING")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String provisioningStatus,

            @Schema(description = "What the requester said.") @Nullable
            RestComment requesterComment,

            @Schema(description = "Who decides, or decided.") @Nullable
            RestIdentitySummary reviewerIdentitySummary,

            @Schema(description = "What the reviewer said.") @Nullable
            RestComment reviewerComment,

            @Schema(
                    description = "What is done to the account or its attribute.",
                    implementation = Operation.class,
                    example = "ADD")
            @Nullable
            String operation,

            @Schema(description = "The attribute that is changed.", example = "memberOf") @Nullable
            String attribute,

            @Schema(description = "The value that it gets.", example = "CN=Treasury,OU=Groups,DC=example,DC=org")
            @Nullable
            String value,

            @Schema(
                    description = "The account, as its source names it.",
                    example = "CN=Sandie Camero,OU=People,DC=example,DC=org")
            @Nullable
            String nativeIdentity,

            @Schema(description = "The id of the source.", example = "2c91808363ef85290164000587130c0c")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String sourceId,

            @Schema(description = "The access that was asked for.") @Nullable
            RestAccountRequestInfo accountRequestInfo,

            @Schema(
                    description = "What the client that asked wanted to be kept with it.",
                    example = "{\"ticket\": \"INC-4711\"}")
            @Nullable
            Map<String, String> clientMetadata,

            @Schema(
                    description = "When the access is to end.",
                    format = "date-time",
                    example = "2027-07-11T00:00:00.000Z")
            @Nullable
            String removeDate) {}

    @Schema(name = "IdentitySummary", description = "A person, in short.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RestIdentitySummary(
            @Schema(description = "The id of this summary.", example = "2c918084660f45d6016617daa9210584") @Nullable
            String id,

            @Schema(description = "The person's name.", example = "Sandie Camero") @Nullable
            String name,

            @Schema(description = "The id of the person's identity.", example = "2c9180a46faadee4016fb4e018c20639")
            @Nullable
            String identityId,

            @Schema(description = "Whether the person has done their part.", example = "true") @Nullable
            Boolean completed) {}

    @Schema(name = "Comment", description = "What somebody said.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RestComment(
            @Schema(description = "The id of who said it.", example = "2c918084660f45d6016617daa9210584") @Nullable
            String commenterId,

            @Schema(description = "The name of who said it.", example = "Adam Kennedy") @Nullable
            String commenterName,

            @Schema(description = "What was said.", example = "Needed for the closing of the books.") @Nullable
            String body,

            @Schema(description = "When it was said.", format = "date-time", example = "2026-06-05T05:16:19.663Z")
            @Nullable
            String date) {}

    @Schema(name = "AccountRequestInfo", description = "The role, access profile or entitlement that was asked for.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RestAccountRequestInfo(
            @Schema(description = "Its id.", example = "2c91808563ef85690164001c31140c0c") @Nullable
            String requestedObjectId,

            @Schema(description = "Its name.", example = "Treasury Analyst") @Nullable
            String requestedObjectName,

            @Schema(
                    description = "What kind of access it is.",
                    implementation = RequestedObject.Type.class,
                    example = "ACCESS_PROFILE")
            @Nullable
            String requestedObjectType) {}
}
