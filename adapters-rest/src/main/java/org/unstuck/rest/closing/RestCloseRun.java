package org.unstuck.rest.closing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.CloseRunId;

/** A close run as {@code /close-runs} shows it. Scripts rely on this shape: add to it, rename nothing. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RestCloseRun(
        String id,
        String state,
        RestActor actor,
        String created,
        @Nullable String started,
        @Nullable String ended,
        RestDirective directive,
        RestTally tally,
        @Nullable RestActor cancelledBy) {

    /** Where a run is found, without saying on which host. */
    static URI location(CloseRunId id) {
        return URI.create("/close-runs/" + id);
    }

    record RestActor(String id, String name) {}

    /** The directive in the words of the close call. */
    record RestDirective(String executionStatus, String completionStatus, String message) {}

    record RestTally(int total, int closed, int inError, int pending, int reopened) {}
}
