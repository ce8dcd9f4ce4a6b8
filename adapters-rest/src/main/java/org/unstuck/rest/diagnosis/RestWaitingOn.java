package org.unstuck.rest.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.diagnosis.WaitingOn;
import org.unstuck.rest.time.WireTime;

/** On whom or what a request waits. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "WaitingOn", description = "On whom or what a request waits.")
record RestWaitingOn(
        @Schema(
                description =
                        "IDENTITY or GOVERNANCE_GROUP: a decision. SOURCE: what a source does. SUBSCRIPTION: an answer. TIME: a time that "
                                + "was arranged. NOBODY: nobody that is known here.",
                example = "IDENTITY")
        Type type,

        @Schema(
                description = "The id of the person, group, source or subscription.",
                example = "2c9180835d2e5168015d32f890ca1581")
        @Nullable
        String id,

        @Schema(description = "The name of the person, group or subscription.", example = "Bo Berg") @Nullable
        String name,

        @Schema(description = "The time, of TIME.", format = "date-time", example = "2026-12-01T00:00:00.000Z")
        @Nullable
        String until) {

    /** What can be waited on. */
    enum Type {
        IDENTITY,
        GOVERNANCE_GROUP,
        SOURCE,
        SUBSCRIPTION,
        TIME,
        NOBODY
    }

    static RestWaitingOn of(WaitingOn waitingOn) {
        return switch (waitingOn) {
            case WaitingOn.APerson(var id, var name) -> new RestWaitingOn(Type.IDENTITY, id, name, null);
            case WaitingOn.AGroup(var id, var name) -> new RestWaitingOn(Type.GOVERNANCE_GROUP, id, name, null);
            case WaitingOn.ASource(var id) -> new RestWaitingOn(Type.SOURCE, id, null, null);
            case WaitingOn.ASubscription(var id, var name) ->
                new RestWaitingOn(Type.SUBSCRIPTION, id.toString(), name, null);
            case WaitingOn.ATime(var until) -> new RestWaitingOn(Type.TIME, null, null, WireTime.of(until));
            case WaitingOn.Nobody() -> new RestWaitingOn(Type.NOBODY, null, null, null);
        };
    }
}
