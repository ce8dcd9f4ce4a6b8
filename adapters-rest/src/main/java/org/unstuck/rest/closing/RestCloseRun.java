package org.unstuck.rest.closing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.request.CloseRunId;

/** A close run as {@code /close-runs} shows it. Scripts rely on this shape: add to it, rename nothing. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CloseRun", description = "One accepted close call, and how far it is.")
record RestCloseRun(
        @Schema(
                description = "The id of the run.",
                pattern = "^[0-9a-f]{32}$",
                example = "019a5f0e7c3b7d02a6b4c1d2e3f40516")
        String id,

        @Schema(
                description =
                        "ACCEPTED: nothing was done yet. RUNNING: some requests were gone through. CONCLUDED: all "
                                + "were. CANCELLED: called off, and what it had closed is taken back.",
                implementation = CloseRun.State.class,
                example = "CANCELLED")
        String state,

        @Schema(description = "Who asked for the close.") RestActor actor,

        @Schema(description = "When the call was accepted.", format = "date-time", example = "2026-11-23T15:21:00.000Z")
        String created,

        @Schema(
                description = "When the first of its requests was gone through.",
                format = "date-time",
                example = "2026-11-23T15:21:00.120Z")
        @Nullable
        String started,

        @Schema(
                description = "When it was concluded, or everything was taken back after a cancel.",
                format = "date-time",
                example = "2026-11-23T15:21:04.080Z")
        @Nullable
        String ended,

        @Schema(description = "How its requests end.") RestDirective directive,

        @Schema(description = "How many of its ids came to what.")
        RestTally tally,

        @Schema(description = "Who called it off.") @Nullable
        RestActor cancelledBy) {

    /** Where a run is found, without saying on which host. */
    static URI location(CloseRunId id) {
        return URI.create("/close-runs/" + id);
    }

    @Schema(name = "Actor", description = "A person who did something.")
    record RestActor(
            @Schema(
                    description = "The id of the person's identity, or of the client when it acted for nobody.",
                    example = "2c9180a46faadee4016fb4e018c20639")
            String id,

            @Schema(description = "The name to show.", example = "Ada Administrator")
            String name) {}

    /** The directive in the words of the close call. */
    @Schema(name = "Directive", description = "How the requests of a run end, in the words of the close call.")
    record RestDirective(
            @Schema(
                    description = "The stage that they end in.",
                    implementation = CloseAccessRequest.ExecutionStatus.class,
                    example = "Terminated")
            String executionStatus,

            @Schema(
                    description = "The status that they end with.",
                    implementation = CloseAccessRequest.CompletionStatus.class,
                    example = "Failure")
            String completionStatus,

            @Schema(
                    description = "The warning that each of them gets.",
                    example = "Stuck for weeks, closed by the help desk.")
            String message) {}

    @Schema(name = "Tally", description = "How many ids of a run came to what.")
    record RestTally(
            @Schema(description = "All ids of the run; the sum of the others.", minimum = "1", example = "5")
            int total,

            @Schema(description = "Closed by this run, and still so.", minimum = "0", example = "1")
            int closed,

            @Schema(description = "Those whose outcome is an error.", minimum = "0", example = "1")
            int inError,

            @Schema(description = "Not gone through yet.", minimum = "0", example = "0")
            int pending,

            @Schema(description = "Closed by this run, and taken back.", minimum = "0", example = "3")
            int reopened) {}
}
