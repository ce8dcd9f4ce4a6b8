package org.unstuck.persistence.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.closing.CloseRunFixture.accepted;
import static org.unstuck.domain.closing.CloseRunFixture.targets;
import static org.unstuck.domain.request.IdentityRequestFixture.CLOSED_AT;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.persistence.jooq.tables.OutgoingEvent.OUTGOING_EVENT;

import java.util.List;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.application.closing.CloseRequests.Progress;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.request.JooqIdentityRequests;
import org.unstuck.persistence.trigger.JooqOutgoingEvents;

/** What one chunk of a run costs and survives, with all adapters together. */
class CloseChunkTest {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final CloseRuns closeRuns = new JooqCloseRuns(database.sql());
    private final IdentityRequests identityRequests = new JooqIdentityRequests(database.sql());
    private final CloseRequests closeRequests = new CloseRequests(
            closeRuns,
            identityRequests,
            new JooqOutgoingEvents(database.sql()),
            database.transactions(),
            new SequentialIds(),
            () -> CLOSED_AT,
            500);

    @Test
    void sendsTheSameEightStatementsForOneRequestAndForFiveHundred() {
        List<String> forFiveHundred = statementsToClose(trackingNumbers(500));
        database.empty();
        List<String> forOne = statementsToClose(trackingNumbers(1));

        assertThat(forOne).hasSize(8);
        assertThat(forFiveHundred).isEqualTo(forOne);
    }

    private List<String> statementsToClose(List<TrackingNumber> numbers) {
        startRun(numbers);
        return database.statementsOf(() -> assertThat(closeRequests.close(RUN)).isEqualTo(Progress.ALL_DONE)).stream()
                .map(Query::getSQL)
                .toList();
    }

    @Test
    void closesAllButTheRequestsThatTheDatabaseRefuses() {
        List<TrackingNumber> numbers = trackingNumbers(20);
        startRun(numbers);
        database.refuseToClose(numbers.get(0), "23514");

        closeRequests.close(RUN);

        assertThat(closeRuns.items(RUN, Outcome.Kind.FAILED, Page.FIRST))
                .containsExactly(new CloseRunItem(
                        numbers.get(0).toString(),
                        Outcome.failed("the database refused this request (SQLSTATE 23514)")));
        assertThat(closeRuns.countItems(RUN, Outcome.Kind.CLOSED)).isEqualTo(19);
        assertThat(database.sql().fetchCount(OUTGOING_EVENT)).isEqualTo(19);
    }

    @Test
    void leavesTheWholeChunkForALaterTryAfterADeadlock() {
        List<TrackingNumber> numbers = trackingNumbers(20);
        startRun(numbers);
        database.refuseToClose(numbers.get(7), "40P01");

        assertThatThrownBy(() -> closeRequests.close(RUN))
                .isInstanceOfSatisfying(
                        DataAccessException.class,
                        fault -> assertThat(fault.sqlState()).isEqualTo("40P01"));

        assertThat(closeRuns.countItems(RUN, Outcome.Kind.PENDING)).isEqualTo(20);
        assertThat(closeRuns.find(RUN)).contains(accepted(targets(numbers)));
    }

    private void startRun(List<TrackingNumber> numbers) {
        database.inTransaction(() -> {
            closeRuns.add(accepted(targets(numbers)), targets(numbers));
            return identityRequests.add(numbers.stream()
                    .map(number -> recorded(stuckInApproval(number)))
                    .toList());
        });
    }
}
