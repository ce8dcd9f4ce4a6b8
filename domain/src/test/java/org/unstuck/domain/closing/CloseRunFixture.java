package org.unstuck.domain.closing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.DirectiveFixture;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.TrackingNumber;

/** Close runs for tests. */
public final class CloseRunFixture {

    public static final CloseRunId RUN = IdentityRequestFixture.runId(1);
    public static final CloseRunId OTHER_RUN = IdentityRequestFixture.runId(2);

    public static final Actor ADMINISTRATOR = new Actor("ad".repeat(16), "Ada Administrator");
    public static final Actor OPERATOR = new Actor("operator", "Olga Operator");

    public static final Instant ACCEPTED_AT = Instant.parse("2026-08-01T08:29:59.123Z");
    public static final Instant STARTED_AT = IdentityRequestFixture.CLOSED_AT;
    public static final Instant ENDED_AT = Instant.parse("2026-08-01T08:31:00.789Z");

    private CloseRunFixture() {}

    public static CloseTargets targets(TrackingNumber... numbers) {
        return targets(Arrays.asList(numbers));
    }

    public static CloseTargets targets(List<TrackingNumber> numbers) {
        return new CloseTargets(numbers, List.of());
    }

    public static CloseRun accepted(CloseTargets targets) {
        return accepted(RUN, targets);
    }

    public static CloseRun accepted(CloseRunId id, CloseTargets targets) {
        return accepted(id, targets, ACCEPTED_AT);
    }

    public static CloseRun accepted(CloseRunId id, CloseTargets targets, Instant at) {
        return CloseRun.accept(id, ADMINISTRATOR, DirectiveFixture.byDefault(), targets, at);
    }

    /** The run after these outcomes of the tracking numbers it came to next. */
    public static CloseRun progressed(CloseRun run, List<ItemOutcome> outcomes) {
        Tally tally = run.tally();
        for (ItemOutcome outcome : outcomes) {
            tally = tally.moved(Outcome.Kind.PENDING, outcome.outcome().kind());
        }
        return run.progressed(outcomes.size(), tally, STARTED_AT);
    }

    /** The cancelled run after this was taken back. */
    public static CloseRun takenBack(CloseRun cancelled, List<Reopening> reopenings) {
        Tally tally = cancelled.tally();
        for (Reopening reopening : reopenings) {
            tally = tally.moved(
                    Outcome.Kind.CLOSED,
                    reopening instanceof Reopening.Reopened ? Outcome.Kind.REOPENED : Outcome.Kind.REOPEN_REFUSED);
        }
        return cancelled.withTally(tally).takenBack(ENDED_AT);
    }
}
