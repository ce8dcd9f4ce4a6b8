package org.unstuck.rest.closing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.rest.time.WireTime;

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

    static RestCloseRun of(CloseRun run) {
        return new RestCloseRun(
                run.id().toString(),
                run.state().name(),
                RestActor.of(run.actor()),
                WireTime.of(run.created()),
                WireTime.ofNullable(run.started()),
                WireTime.ofNullable(run.ended()),
                new RestDirective(
                        CloseAccessRequest.ExecutionStatus.wordFor(
                                run.directive().stage()),
                        CloseAccessRequest.CompletionStatus.wordFor(
                                run.directive().status()),
                        run.directive().message()),
                RestTally.of(run.tally()),
                run.cancelledBy() == null ? null : RestActor.of(run.cancelledBy()));
    }

    /** Where a run is found, without saying on which host. */
    static URI location(CloseRunId id) {
        return URI.create("/close-runs/" + id);
    }

    record RestActor(String id, String name) {

        static RestActor of(Actor actor) {
            return new RestActor(actor.id(), actor.name());
        }
    }

    /** The directive in the words of the close call. */
    record RestDirective(String executionStatus, String completionStatus, String message) {}

    record RestTally(int total, int closed, int inError, int pending, int reopened) {

        static RestTally of(Tally tally) {
            return new RestTally(tally.total(), tally.closed(), tally.inError(), tally.pending(), tally.reopened());
        }
    }
}
