package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.closing.CloseRunFixture.ACCEPTED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.ADMINISTRATOR;
import static org.unstuck.domain.closing.CloseRunFixture.ENDED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.closing.CloseRunFixture.OTHER_RUN;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.closing.CloseRunFixture.accepted;
import static org.unstuck.domain.closing.CloseRunFixture.targets;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseTargets;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;

/** What every {@link AuditTrail} does. */
public abstract class AuditTrailContract extends PortContract {

    protected abstract AuditTrail auditTrail();

    @ParameterizedTest
    @EnumSource
    void readsAnEventBackAsItWas(AuditAction action) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("requestCount", 500);
        attributes.put("message", "\"ünï\"\n\\{c}€𝄞");
        attributes.put("identityRequestIdsInError", "");
        attributes.put("errorCount", 0);
        AuditEvent event = new AuditEvent(id(1), action, ACCEPTED_AT, OPERATOR, RUN, attributes);

        record(event);

        assertThat(auditTrail().of(RUN, Page.FIRST)).containsExactly(event);
    }

    @Test
    void showsAttributesInTheOrderTheyWereGiven() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("zebra", "first");
        attributes.put("b", 2);
        attributes.put("antelope", "third");
        attributes.put("a", 4);
        record(new AuditEvent(
                id(1), AuditAction.CLOSE_IDENTITY_REQUESTS_STARTED, ACCEPTED_AT, OPERATOR, RUN, attributes));

        assertThat(auditTrail().of(RUN, Page.FIRST).getFirst().attributes().keySet())
                .containsExactly("zebra", "b", "antelope", "a");
    }

    @Test
    void tellsWhatHappenedToARunTheOldestFirst() {
        CloseTargets targets = targets(trackingNumbers(2));
        CloseRun run = accepted(targets);
        CloseRun cancelled = run.cancelled(OPERATOR);
        AuditEvent started = AuditEvent.started(id(1), run);
        AuditEvent elsewhere = AuditEvent.started(id(2), accepted(OTHER_RUN, targets));
        AuditEvent calledOff = AuditEvent.cancelled(id(3), cancelled, OPERATOR, ENDED_AT);
        AuditEvent atTheSameMoment =
                AuditEvent.reopened(id(4), cancelled.takenBack(ENDED_AT), OPERATOR, List.of(), ENDED_AT);
        List.of(started, elsewhere, calledOff, atTheSameMoment).forEach(this::record);

        assertThat(auditTrail().of(RUN, Page.FIRST)).containsExactly(started, calledOff, atTheSameMoment);
        assertThat(auditTrail().of(OTHER_RUN, Page.FIRST)).containsExactly(elsewhere);
        assertThat(auditTrail().countOf(RUN)).isEqualTo(3);
        assertThat(auditTrail().countOf(OTHER_RUN)).isEqualTo(1);
    }

    @Test
    void pagesThroughTheEventsOfARun() {
        List<AuditEvent> events = IntStream.range(0, 12)
                .mapToObj(number -> event(number, ACCEPTED_AT.plusMillis(number), RUN))
                .toList();
        events.forEach(this::record);

        assertThat(auditTrail().of(RUN, new Page(5, 0))).containsExactlyElementsOf(events.subList(0, 5));
        assertThat(auditTrail().of(RUN, new Page(5, 5))).containsExactlyElementsOf(events.subList(5, 10));
        assertThat(auditTrail().of(RUN, new Page(5, 10))).containsExactlyElementsOf(events.subList(10, 12));
        assertThat(auditTrail().of(RUN, new Page(5, 15))).isEmpty();
        assertThat(auditTrail().of(RUN, new Page(0, 0))).isEmpty();
        assertThat(auditTrail().countOf(RUN)).isEqualTo(12);
    }

    @Test
    void tellsOfARequestWhatHappenedToItAndNothingOfARunWithTheSameId() {
        TrackingNumber request = new TrackingNumber(RUN.value());
        AuditEvent asked = new AuditEvent(
                id(1), AuditAction.ACCESS_REQUEST_REQUESTED, ACCEPTED_AT, OPERATOR, request, Map.of("itemCount", 1));
        AuditEvent approved = new AuditEvent(
                id(2), AuditAction.ACCESS_REQUEST_APPROVED, ACCEPTED_AT, OPERATOR, request, Map.of("comment", "ok"));

        inTransaction(() -> auditTrail().recordAll(List.of(asked, event(3, ACCEPTED_AT, RUN), approved)));

        assertThat(auditTrail().of(request, Page.FIRST)).containsExactly(asked, approved);
        assertThat(auditTrail().countOf(request)).isEqualTo(2);
        assertThat(auditTrail().countOf(RUN)).isEqualTo(1);
    }

    @Test
    void knowsNothingOfAnUnknownRun() {
        record(event(1, ACCEPTED_AT, RUN));

        assertThat(auditTrail().of(OTHER_RUN, Page.FIRST)).isEmpty();
        assertThat(auditTrail().countOf(OTHER_RUN)).isZero();
    }

    @Test
    void tellsNothingOfAChangeThatWasUndone() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    auditTrail().record(event(1, ACCEPTED_AT, RUN));
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(auditTrail().countOf(RUN)).isZero();
    }

    @Test
    void recordsNothingOutsideOfATransaction() {
        assertThatThrownBy(() -> auditTrail().record(event(1, ACCEPTED_AT, RUN)))
                .isInstanceOf(RuntimeException.class);

        assertThat(auditTrail().countOf(RUN)).isZero();
    }

    private void record(AuditEvent event) {
        inTransaction(() -> auditTrail().record(event));
    }

    private static AuditEvent event(int number, Instant at, CloseRunId run) {
        return new AuditEvent(
                id(number),
                AuditAction.CLOSE_IDENTITY_REQUESTS_STARTED,
                at,
                ADMINISTRATOR,
                run,
                Map.of("requestCount", number));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
