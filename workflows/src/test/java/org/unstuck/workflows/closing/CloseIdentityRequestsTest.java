package org.unstuck.workflows.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

class CloseIdentityRequestsTest extends ProcessTest {

    @Test
    void waitsForTheJobExecutorBeforeItClosesAnything() {
        workflows.start(run);

        assertThat(calls).isEmpty();
        assertThat(runtimeService.getActiveActivityIds(instance().getId()))
                .containsExactly(CloseIdentityRequests.SERVICE_CLOSE_REQUESTS);
    }

    @Test
    void existsOnlyIfTheTransactionThatStartedItCommits() {
        transaction.executeWithoutResult(status -> {
            workflows.start(run);
            status.setRollbackOnly();
        });

        assertThat(instance()).isNull();
    }

    @Test
    void isCancelledOnlyIfTheTransactionThatCancelledItCommits() {
        workflows.start(run);
        transaction.executeWithoutResult(status -> {
            workflows.cancel(run);
            status.setRollbackOnly();
        });

        assertThat(runtimeService.getActiveActivityIds(instance().getId()))
                .containsExactly(CloseIdentityRequests.SERVICE_CLOSE_REQUESTS);
    }

    @Test
    void concludesInTheSameJobWhenOneChunkWasAll() {
        chunks(false);
        workflows.start(run);

        executeJob();

        assertThat(calls).containsExactly("close", "conclude");
        assertThat(instance()).isNull();
    }

    @Test
    void takesAJobForEachChunk() {
        chunks(true, true, false);
        workflows.start(run);

        executeJob();
        assertThat(calls).containsExactly("close");
        executeJob();
        assertThat(calls).containsExactly("close", "close");
        executeJob();

        assertThat(calls).containsExactly("close", "close", "close", "conclude");
        assertThat(instance()).isNull();
    }

    @Test
    void keepsNothingButTheBusinessKey() {
        chunks(true);
        workflows.start(run);

        executeJob();

        assertThat(runtimeService.createVariableInstanceQuery().list()).isEmpty();
    }

    @Test
    void takesBackWhatWasClosedWhenCancelled() {
        chunks(true, true);
        workflows.start(run);
        executeJob();
        executeJob();

        workflows.cancel(run);
        assertThat(runtimeService.getActiveActivityIds(instance().getId()))
                .as("taking back is a job of its own, so that it is retried")
                .containsExactly(CloseIdentityRequests.THROW_TAKE_BACK);
        executeJob();

        assertThat(calls)
                .as("one compensation for each closed chunk, and the end of the run")
                .containsExactly("close", "close", "reopen", "reopen", "reopen");
        assertThat(instance()).isNull();
    }

    @Test
    void endsTheRunAlsoWhenCancelledBeforeItsFirstChunk() {
        workflows.start(run);

        workflows.cancel(run);
        executeJob();

        assertThat(calls).containsExactly("reopen");
        assertThat(instance()).isNull();
    }

    @Test
    void isCancelledAlsoWhileANodeTakesItsJobOn() throws Exception {
        workflows.start(run);

        try (Connection node = dataSource.getConnection();
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            node.setAutoCommit(false);
            takeOn(node, job());
            Future<?> cancel = executor.submit(() -> transaction.executeWithoutResult(status -> workflows.cancel(run)));
            awaitSomebodyBehind(node, cancel);
            node.commit();
            cancel.get();
        }

        executeJob();
        assertThat(calls).containsExactly("reopen");
        assertThat(instance()).isNull();
    }

    @Test
    void triesFiveTimesAndThenShowsAnIncidentThatAnOperatorCanRetry() {
        stubs.put("close", execution -> {
            throw new IllegalStateException("the database is away");
        });
        workflows.start(run);

        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThatThrownBy(this::executeJob).hasMessageContaining("the database is away");
        }

        assertThat(calls).hasSize(5);
        assertThat(job().getRetries()).isZero();
        List<Incident> incidents = runtimeService
                .createIncidentQuery()
                .processInstanceId(instance().getId())
                .list();
        assertThat(incidents).singleElement().satisfies(incident -> {
            assertThat(incident.getActivityId()).isEqualTo(CloseIdentityRequests.SERVICE_CLOSE_REQUESTS);
            assertThat(incident.getIncidentMessage()).contains("the database is away");
        });

        chunks(false);
        managementService.setJobRetries(job().getId(), 1);
        executeJob();
        assertThat(instance()).isNull();
    }

    @Test
    void canBeCancelledWhileItHasAnIncident() {
        chunks(true);
        workflows.start(run);
        executeJob();
        stubs.put("close", execution -> {
            throw new IllegalStateException("the database is away");
        });
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThatThrownBy(this::executeJob).hasMessageContaining("the database is away");
        }

        workflows.cancel(run);
        executeJob();

        assertThat(calls).endsWith("reopen", "reopen");
        assertThat(instance()).isNull();
    }

    @Test
    void reopensInAProcessOfItsOwnWhenTheRunsProcessIsGone() {
        workflows.cancel(run);

        assertThat(runtimeService.getActiveActivityIds(instance().getId()))
                .containsExactly(ReopenIdentityRequests.SERVICE_REOPEN_CLOSED_REQUESTS);
        executeJob();

        assertThat(calls).containsExactly("reopen");
        assertThat(instance()).isNull();
    }

    /** As a job executor does. */
    private static void takeOn(Connection node, Job job) throws SQLException {
        try (PreparedStatement update = node.prepareStatement(
                "update act_ru_job set rev_ = rev_ + 1, lock_owner_ = 'a node', lock_exp_time_ = now() where id_ = ?")) {
            update.setString(1, job.getId());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** Waits until somebody waits for what this connection has locked, which this work is to do. */
    private static void awaitSomebodyBehind(Connection connection, Future<?> work)
            throws SQLException, InterruptedException {
        try (PreparedStatement query = connection.prepareStatement(
                "select exists (select from pg_locks where pg_backend_pid() = any (pg_blocking_pids(pid)))")) {
            while (!work.isDone()) {
                try (ResultSet rows = query.executeQuery()) {
                    if (rows.next() && rows.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
            throw new AssertionError("it waits for nobody");
        }
    }

    private void chunks(Boolean... more) {
        Iterator<Boolean> answers = List.of(more).iterator();
        stubs.put("close", execution -> CloseIdentityRequests.setMoreRequests(execution, answers.next()));
    }
}
