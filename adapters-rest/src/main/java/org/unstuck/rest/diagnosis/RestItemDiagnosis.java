package org.unstuck.rest.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.diagnosis.ItemDiagnosis;
import org.unstuck.domain.diagnosis.Phase;
import org.unstuck.domain.diagnosis.Remedy;
import org.unstuck.domain.diagnosis.Verdict;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.rest.time.WireTime;

/** The diagnosis of one item. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ItemDiagnosis", description = "Why one item of a request has not ended, or that it has.")
record RestItemDiagnosis(
        @Schema(description = "The id of the item.", example = "48c545831b264409a81befcabb0e3c5a")
        String id,

        @Schema(description = "The name of what was asked for.", example = "Payroll Approver") @Nullable
        String objectName,

        @Schema(
                description = "Of what type it is.",
                implementation = RequestedObject.Type.class,
                example = "ACCESS_PROFILE")
        @Nullable
        String objectType,

        @Schema(description = "What it is waiting to have behind it.", example = "APPROVAL")
        Phase phase,

        @Schema(description = "How it is getting on.", example = "STUCK")
        Verdict verdict,

        @Schema(
                description = "When it came to this phase, or to whom it waits on, as far as that is known.",
                format = "date-time",
                example = "2026-06-05T05:16:19.663Z")
        String since,

        @Schema(description = "On whom or what it waits.") RestWaitingOn waitingOn,

        @ArraySchema(arraySchema = @Schema(description = "What was found out; what decides the verdict comes first."))
        List<RestFinding> findings,

        @Schema(
                description = "The approval that is to be decided here, for `/access-request-approvals`.",
                example = "019a5f0e7c3b7d02a6b4c1d2e3f40516")
        @Nullable
        String approvalId,

        @Schema(description = "How often its source was asked again; null when nobody here knows.", example = "0")
        @Nullable
        Integer retries,

        @Schema(description = "What its source last said went wrong.", example = "Connector timed out") @Nullable
        String lastError,

        @ArraySchema(
                schema = @Schema(implementation = Remedy.class),
                arraySchema = @Schema(description = "What helps.", example = "[\"CLOSE\", \"FORWARD\"]"))
        List<String> remedies) {

    static RestItemDiagnosis of(ItemDiagnosis item) {
        RequestedObject object = item.item().object();
        return new RestItemDiagnosis(
                item.item().id(),
                object == null ? null : object.name(),
                object == null || object.type() == null ? null : object.type().name(),
                item.phase(),
                item.verdict(),
                WireTime.of(item.since()),
                RestWaitingOn.of(item.waitingOn()),
                item.findings().stream().map(RestFinding::of).toList(),
                item.approval() == null ? null : item.approval().toString(),
                item.retries(),
                item.lastError(),
                item.remedies().stream().map(Remedy::name).sorted().toList());
    }
}
