package org.unstuck.rest.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.diagnosis.Finding;
import org.unstuck.domain.diagnosis.Reason;
import org.unstuck.rest.time.WireTime;

/** A finding with its evidence in texts. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Finding", description = "One thing that was found out, with what it rests on.")
record RestFinding(
        @Schema(description = "What was found, by a name that stays as it is.", example = "APPROVER_LEFT")
        Reason reason,

        @Schema(description = "It in one sentence.", example = "Bo Berg, who is to decide, has left (Terminated).")
        String sentence,

        @Schema(
                description = "What it rests on; which there are depends on the reason.",
                example = "{\"approverId\": \"2c9180835d2e5168015d32f890ca1581\", \"status\": \"Terminated\"}")
        Map<String, String> evidence) {

    static RestFinding of(Finding finding) {
        return new RestFinding(finding.reason(), finding.sentence(), evidence(finding));
    }

    private static Map<String, String> evidence(Finding finding) {
        Evidence evidence = new Evidence();
        return switch (finding) {
            case Finding.SubscriberAsked(var trigger, var until) ->
                evidence.put("triggerId", trigger.id()).put("until", until).all();
            case Finding.SubscriberSilent(var trigger, var since, var due, var problem) ->
                evidence.put("triggerId", trigger.id())
                        .put("since", since)
                        .put("due", due)
                        .put("problem", problem)
                        .all();
            case Finding.ApproverLeft(var approver, var status) ->
                evidence.of(approver).put("status", status).all();
            case Finding.GroupCannotDecide(var group, var members, var left) ->
                evidence.of(group).put("members", members).put("left", left).all();
            case Finding.ApproverUnknown(var approver) -> evidence.of(approver).all();
            case Finding.ApproverAway(var approver, var status) ->
                evidence.of(approver).put("status", status).all();
            case Finding.NobodyChases(var approver, var since, var due) ->
                evidence.of(approver).put("since", since).put("due", due).all();
            case Finding.AwaitsDecision(var approver, var since, var until) ->
                evidence.of(approver).put("since", since).put("until", until).all();
            case Finding.ReminderScheduled(var approver, var sent, var most, var at) ->
                evidence.of(approver)
                        .put("sent", sent)
                        .put("most", most)
                        .put("at", at)
                        .all();
            case Finding.EscalationScheduled(var approver, var to, var at) ->
                evidence.of(approver).put("toId", to.id()).put("at", at).all();
            case Finding.ExpiryScheduled(var approver, var at) ->
                evidence.of(approver).put("at", at).all();
            case Finding.NoApprovalHere(var reviewer) ->
                reviewer == null ? evidence.all() : evidence.of(reviewer).all();
            case Finding.StartsLater(var start) -> evidence.put("start", start).all();
            case Finding.RetryScheduled(var source, var attempt, var most, var at) ->
                evidence.ofSource(source)
                        .put("attempt", attempt)
                        .put("most", most)
                        .put("at", at)
                        .all();
            case Finding.HandOverScheduled(var source, var attempt, var at) ->
                evidence.ofSource(source).put("attempt", attempt).put("at", at).all();
            case Finding.HandOverOverdue(var source, var attempt, var due) ->
                evidence.ofSource(source)
                        .put("attempt", attempt)
                        .put("due", due)
                        .all();
            case Finding.AwaitsSource(var source, var since, var attempt, var until) ->
                evidence.ofSource(source)
                        .put("since", since)
                        .put("attempt", attempt)
                        .put("until", until)
                        .all();
            case Finding.SourceSilent(var source, var since, var attempts) ->
                evidence.ofSource(source)
                        .put("since", since)
                        .put("attempts", attempts)
                        .all();
            case Finding.NoWorkHere(var source, var state) ->
                evidence.ofSource(source)
                        .put("provisioning", state == null ? null : state.name())
                        .all();
            case Finding.RetriesExhausted(var source, var attempts) ->
                evidence.ofSource(source).put("attempts", attempts).all();
            case Finding.ProvisioningFailed(var source) ->
                evidence.ofSource(source).all();
            case Finding.AwaitsVerification(var source, var since, var until) ->
                evidence.ofSource(source)
                        .put("since", since)
                        .put("until", until)
                        .all();
            case Finding.VerificationOverdue(var source, var since) ->
                evidence.ofSource(source).put("since", since).all();
            case Finding.NothingLeftToWait(var items) ->
                evidence.put("items", items).all();
            case Finding.ItemEnded(var approval, var provisioning) ->
                evidence.put("approval", approval == null ? null : approval.name())
                        .put("provisioning", provisioning == null ? null : provisioning.name())
                        .all();
            case Finding.Ended(var request) ->
                evidence.put("stage", request.stage().name())
                        .put(
                                "status",
                                request.status() == null
                                        ? null
                                        : request.status().name())
                        .put("ended", request.completed())
                        .put(
                                "closeRunId",
                                request.closedBy() == null
                                        ? null
                                        : request.closedBy().toString())
                        .all();
        };
    }

    /** Names and values in the order in which they are put; what is absent is left out. */
    private static final class Evidence {

        private final Map<String, String> values = new LinkedHashMap<>();

        Evidence of(Owner approver) {
            return put("approverType", approver.type().name())
                    .put("approverId", approver.id())
                    .put("approverName", approver.name());
        }

        Evidence ofSource(@Nullable String sourceId) {
            return put("sourceId", sourceId);
        }

        Evidence put(String name, @Nullable Instant time) {
            return put(name, WireTime.ofNullable(time));
        }

        Evidence put(String name, int number) {
            return put(name, Integer.toString(number));
        }

        Evidence put(String name, @Nullable String value) {
            if (value != null) {
                values.put(name, value);
            }
            return this;
        }

        Map<String, String> all() {
            return values;
        }
    }
}
