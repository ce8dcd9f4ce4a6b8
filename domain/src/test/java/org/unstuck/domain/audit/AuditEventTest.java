package org.unstuck.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.ACCEPTED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.ADMINISTRATOR;
import static org.unstuck.domain.closing.CloseRunFixture.ENDED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.closing.CloseRunFixture.STARTED_AT;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunFixture;
import org.unstuck.domain.closing.CloseTargets;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.Directive;

class AuditEventTest {

    private static final UUID ID = new UUID(0, 7);

    private final CloseRun accepted = CloseRunFixture.accepted(new CloseTargets(trackingNumbers(4), List.of("x")));
    private final CloseRun running = accepted.progressed(3, new Tally(2, 2, 1, 0), STARTED_AT);

    @Test
    void tellsThatARunStarted() {
        AuditEvent event = AuditEvent.started(ID, accepted);

        assertThat(event.id()).isEqualTo(ID);
        assertThat(event.action()).isEqualTo(AuditAction.CLOSE_IDENTITY_REQUESTS_STARTED);
        assertThat(event.created()).isEqualTo(ACCEPTED_AT);
        assertThat(event.actor()).isEqualTo(ADMINISTRATOR);
        assertThat(event.subject()).isEqualTo(RUN);
        assertAttributes(event, "requestCount", "message", "stage", "status")
                .containsEntry("requestCount", 5)
                .containsEntry("message", Directive.DEFAULT_MESSAGE)
                .containsEntry("stage", "TERMINATED")
                .containsEntry("status", "FAILURE");
    }

    @Test
    void tellsThatARunCompletedAndWhichIdsAreInError() {
        CloseRun concluded =
                running.progressed(1, new Tally(3, 2, 0, 0), STARTED_AT).concluded(ENDED_AT);

        AuditEvent event = AuditEvent.completed(ID, concluded, List.of("a", "x"), ENDED_AT);

        assertThat(event.action()).isEqualTo(AuditAction.CLOSE_IDENTITY_REQUESTS_COMPLETED);
        assertThat(event.created()).isEqualTo(ENDED_AT);
        assertThat(event.actor()).isEqualTo(ADMINISTRATOR);
        assertAttributes(
                        event,
                        "requestCount",
                        "closedCount",
                        "errorCount",
                        "identityRequestIdsInError",
                        "message",
                        "stage",
                        "status")
                .containsEntry("requestCount", 5)
                .containsEntry("closedCount", 3)
                .containsEntry("errorCount", 2)
                .containsEntry("identityRequestIdsInError", "a,x");
    }

    @Test
    void namesNoIdWhenNoneIsInError() {
        assertThat(AuditEvent.completed(ID, running, List.of(), ENDED_AT).attributes())
                .containsEntry("identityRequestIdsInError", "");
    }

    @Test
    void tellsWhoCancelledARunAndHowFarItWas() {
        AuditEvent event = AuditEvent.cancelled(ID, running.cancelled(OPERATOR), OPERATOR, ENDED_AT);

        assertThat(event.action()).isEqualTo(AuditAction.CLOSE_IDENTITY_REQUESTS_CANCELLED);
        assertThat(event.actor()).isEqualTo(OPERATOR);
        assertThat(event.created()).isEqualTo(ENDED_AT);
        assertAttributes(
                        event,
                        "requestCount",
                        "closedCount",
                        "errorCount",
                        "pendingCount",
                        "message",
                        "stage",
                        "status")
                .containsEntry("closedCount", 2)
                .containsEntry("errorCount", 2)
                .containsEntry("pendingCount", 1);
    }

    @Test
    void tellsWhatWasReopenedAndWhatCouldNotBe() {
        CloseRun takenBack =
                running.cancelled(OPERATOR).withTally(new Tally(0, 3, 1, 1)).takenBack(ENDED_AT);

        AuditEvent event = AuditEvent.reopened(ID, takenBack, OPERATOR, List.of("b"), ENDED_AT);

        assertThat(event.action()).isEqualTo(AuditAction.IDENTITY_REQUESTS_REOPENED);
        assertThat(event.actor()).isEqualTo(OPERATOR);
        assertAttributes(event, "requestCount", "reopenedCount", "errorCount", "identityRequestIdsInError")
                .containsEntry("requestCount", 5)
                .containsEntry("reopenedCount", 1)
                .containsEntry("errorCount", 1)
                .containsEntry("identityRequestIdsInError", "b");
    }

    @Test
    void isNamedAsTheEventsDocumentsOfThePublicApiNameIt() {
        AuditAction started = AuditAction.CLOSE_IDENTITY_REQUESTS_STARTED;
        AuditAction completed = AuditAction.CLOSE_IDENTITY_REQUESTS_COMPLETED;

        assertThat(started.displayName()).isEqualTo("Close Identity Requests Started");
        assertThat(started.technicalName()).isEqualTo("IDENTITY_REQUESTS_CLOSE_STARTED");
        assertThat(started.objects()).containsExactly("IDENTITY", "REQUESTS");
        assertThat(started.operation()).isEqualTo("CLOSE");
        assertThat(started.status()).isEqualTo("STARTED");
        assertThat(completed.displayName()).isEqualTo("Close Identity Requests Completed");
        assertThat(completed.technicalName()).isEqualTo("IDENTITY_REQUESTS_CLOSE_COMPLETED");
        assertThat(AuditAction.CLOSE_IDENTITY_REQUESTS_CANCELLED.displayName())
                .isEqualTo("Close Identity Requests Cancelled");
        assertThat(AuditAction.IDENTITY_REQUESTS_REOPENED.displayName()).isEqualTo("Identity Requests Reopened");
        assertThat(started.type()).isEqualTo("PROVISIONING");
    }

    private static MapAssert<String, Object> assertAttributes(AuditEvent event, String... namesInOrder) {
        assertThat(event.attributes().keySet()).containsExactly(namesInOrder);
        return assertThat(event.attributes());
    }
}
