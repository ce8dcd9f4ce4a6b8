package org.unstuck.rest.closing;

import java.time.Instant;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.factory.Mappers;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Directive;
import org.unstuck.rest.closing.RestCloseRun.RestActor;
import org.unstuck.rest.closing.RestCloseRun.RestDirective;
import org.unstuck.rest.closing.RestCloseRun.RestTally;
import org.unstuck.rest.time.WireTime;

/** From close runs and their items to what {@code /close-runs} shows of them. */
@Mapper(nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface CloseRunMapping {

    CloseRunMapping INSTANCE = Mappers.getMapper(CloseRunMapping.class);

    RestCloseRun toRest(CloseRun run);

    @Mapping(target = "trackingNumber", source = "id")
    @Mapping(target = "outcome", source = "outcome.kind")
    @Mapping(target = "detail", source = "outcome.detail")
    @Mapping(target = "closedBy", source = "outcome.closedBy")
    RestCloseRunItem toRest(CloseRunItem item);

    RestActor toRest(Actor actor);

    @Mapping(target = "total", expression = "java(tally.total())")
    RestTally toRest(Tally tally);

    /** By hand, because the close call has words of its own, and none for what no close ends in. */
    default RestDirective toRest(Directive directive) {
        return new RestDirective(
                CloseAccessRequest.ExecutionStatus.wordFor(directive.stage()),
                CloseAccessRequest.CompletionStatus.wordFor(directive.status()),
                directive.message());
    }

    default String toRest(CloseRunId id) {
        return id.toString();
    }

    default String toRest(Instant time) {
        return WireTime.of(time);
    }
}
