package org.unstuck.rest.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.Receipt;
import org.unstuck.domain.submission.Tracking;

/** What a submission came to (contract 4.1). */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "What a submission came to.")
record AccessRequestResponse(
        @ArraySchema(arraySchema = @Schema(description = "What it began.", example = AccessRequestResponse.EXAMPLE))
        List<AccessRequestTracking> newRequests,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "What was asked for before and is still under way, which is not begun again.",
                                example = "[]"))
        List<AccessRequestTracking> existingRequests) {

    static final String EXAMPLE = """
            [{"requestedFor": "2c918084660f45d6016617daa9210584", "requestedItemsDetails": [{"type": "ROLE", \
            "id": "2c9180835d2e5168015d32f890ca1581"}], "attributesHash": -1928438224, "accessRequestIds": \
            ["019a5f0e7c3b7d02a6b4c1d2e3f40516"]}]""";

    AccessRequestResponse {
        newRequests = List.copyOf(newRequests);
        existingRequests = List.copyOf(existingRequests);
    }

    static AccessRequestResponse of(Receipt receipt) {
        return new AccessRequestResponse(
                receipt.newRequests().stream().map(AccessRequestTracking::of).toList(),
                receipt.existingRequests().stream()
                        .map(AccessRequestTracking::of)
                        .toList());
    }

    /** Where to follow what was asked for one identity. */
    @Schema(description = "Where to follow what was asked for one identity.")
    record AccessRequestTracking(
            @Schema(description = "The id of the identity.", example = "2c918084660f45d6016617daa9210584")
            String requestedFor,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description = "What it is about.",
                                    example = "[{\"type\": \"ROLE\", \"id\": \"2c9180835d2e5168015d32f890ca1581\"}]"))
            List<RequestedItemDetails> requestedItemsDetails,

            @Schema(
                    description = "The same number whenever the same is asked for, in whatever order.",
                    format = "int32",
                    example = "-1928438224")
            int attributesHash,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description = "The ids of the requests.",
                                    example = "[\"019a5f0e7c3b7d02a6b4c1d2e3f40516\"]"))
            List<String> accessRequestIds) {

        AccessRequestTracking {
            requestedItemsDetails = List.copyOf(requestedItemsDetails);
            accessRequestIds = List.copyOf(accessRequestIds);
        }

        static AccessRequestTracking of(Tracking tracking) {
            return new AccessRequestTracking(
                    tracking.requestedFor(),
                    tracking.items().stream()
                            .map(key -> new RequestedItemDetails(key.type(), key.id()))
                            .toList(),
                    tracking.attributesHash(),
                    tracking.trackingNumbers().stream()
                            .map(TrackingNumber::toString)
                            .toList());
        }
    }

    /** Something that was asked for. */
    @Schema(description = "Something that was asked for.")
    record RequestedItemDetails(
            @Schema(description = "What kind of thing it is.", example = "ROLE")
            RequestedObject.Type type,

            @Schema(description = "The id of it.", example = "2c9180835d2e5168015d32f890ca1581")
            String id) {}
}
