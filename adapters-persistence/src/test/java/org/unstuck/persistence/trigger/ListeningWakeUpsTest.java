package org.unstuck.persistence.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.accepted;
import static org.unstuck.domain.closing.CloseRunFixture.targets;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.domain.closing.CloseRunFixture;
import org.unstuck.domain.trigger.CloseRunCancelled;
import org.unstuck.persistence.PostgresDatabase;

class ListeningWakeUpsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final OutgoingEvents outgoingEvents = new JooqOutgoingEvents(database.sql());
    private ListeningWakeUps wakeUps;
    private int ids;

    @BeforeEach
    void listen() throws InterruptedException {
        wakeUps = ListeningWakeUps.over(database.dataSource());
        // Words may have been missed before, so there is one.
        assertThat(wakeUps.await(SOON)).isTrue();
        assertThat(wakeUps.await(Duration.ZERO)).isFalse();
    }

    @AfterEach
    void close() {
        wakeUps.close();
    }

    @Test
    void wakesWhenATransactionThatToldSomethingIsCommittedAndNoEarlier() throws InterruptedException {
        database.inTransaction(() -> {
            tell();
            assertThat(wakes(A_WHILE)).isFalse();
            return true;
        });

        assertThat(wakes(SOON)).isTrue();
        assertThat(wakes(A_WHILE)).isFalse();
    }

    @Test
    void listensAgainAfterItsConnectionWasLost() throws InterruptedException {
        database.sql().execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where query like 'listen%' and pid <> pg_backend_pid()""");
        assertThat(wakes(SOON)).isTrue();

        database.inTransaction(() -> {
            tell();
            return true;
        });

        assertThat(wakes(SOON)).isTrue();
    }

    @Test
    void endsWhenItIsClosed() throws InterruptedException {
        wakeUps.close();

        database.inTransaction(() -> {
            tell();
            return true;
        });

        assertThat(wakes(A_WHILE)).isFalse();
    }

    private void tell() {
        ids++;
        outgoingEvents.tell(List.of(new OutgoingEvent(
                new UUID(1, ids), CloseRunFixture.ENDED_AT, new CloseRunCancelled(accepted(targets())))));
    }

    private boolean wakes(Duration within) {
        try {
            return wakeUps.await(within);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
