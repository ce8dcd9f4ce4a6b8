package org.unstuck.persistence.trigger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.WakeUps;

/**
 * Wake-ups by LISTEN on a connection that is used for nothing else, with a thread of its own. A connection that is lost
 * is opened anew; as words may have been missed meanwhile, that counts as one.
 */
public final class ListeningWakeUps implements WakeUps, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ListeningWakeUps.class);

    /** After so long without a word the server is asked whether it is still there. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final Semaphore words = new Semaphore(0);
    private final Thread listener;
    private volatile boolean closed;
    private volatile @Nullable Connection connection;

    private ListeningWakeUps(DataSource dataSource) {
        this.dataSource = dataSource;
        this.listener = Thread.ofPlatform().daemon().name("event-wake-ups").unstarted(this::listen);
    }

    /**
     * Begins to listen.
     *
     * @param dataSource gives connections straight to PostgreSQL; one of them is kept as long as this is open
     */
    public static ListeningWakeUps over(DataSource dataSource) {
        ListeningWakeUps wakeUps = new ListeningWakeUps(dataSource);
        wakeUps.listener.start();
        return wakeUps;
    }

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        boolean woken = words.tryAcquire(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
        words.drainPermits();
        return woken;
    }

    @Override
    public void close() {
        closed = true;
        listener.interrupt();
        Connection open = connection;
        try {
            if (open != null) {
                // Not close, which waits for the thread that reads from it.
                open.abort(Runnable::run);
            }
            listener.join(ANSWER);
        } catch (SQLException e) {
            log.debug("the connection for wake-ups was lost while it was closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        while (!closed) {
            try (Connection open = dataSource.getConnection();
                    Statement statement = open.createStatement()) {
                connection = open;
                open.setAutoCommit(true);
                statement.execute("listen unstuck_events");
                words.release();
                passOn(open);
            } catch (SQLException e) {
                if (!closed) {
                    log.warn("no wake-ups for events until the database answers again: {}", e.getMessage());
                }
            }
            connection = null;
            pause();
        }
    }

    private void passOn(Connection open) throws SQLException {
        PGConnection postgres = open.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] heard = postgres.getNotifications(Math.toIntExact(SILENCE.toMillis()));
            if (heard != null && heard.length > 0) {
                words.release();
            } else if (!open.isValid(Math.toIntExact(ANSWER.toSeconds()))) {
                return;
            }
        }
    }

    private void pause() {
        try {
            if (!closed) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            // Only to be closed is this thread interrupted.
            Thread.currentThread().interrupt();
        }
    }
}
