package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CancelTest extends ServerTest {

    private static final int REQUESTS = CHUNK_SIZE * 3;

    /** Jobs are executed by hand, so that a test knows how far a run has come. */
    @BeforeEach
    void stopTheJobExecutor() {
        jobExecutor.shutdown();
    }

    @AfterEach
    void startTheJobExecutor() {
        jobExecutor.start();
    }

    @Test
    void takesBackWhatTheRunHadClosed() {
        Api api = api();
        List<String> ids = imported(api, many(REQUESTS, Activity::waitingForApproval));
        List<JsonNode> before = activities(api, ids);
        String run = api.close(ids).run();
        executeJob(run);
        executeJob(run);
        assertThat(tally(api, run).path("closed").asInt()).isEqualTo(CHUNK_SIZE * 2);

        Api.Answer answer = api.postJson("/close-runs/" + run + "/cancel", null);

        assertThat(answer.status()).isEqualTo(202);
        executeJob(run);
        awaitState(api, run, "CANCELLED");
        assertThat(activities(api, ids)).isEqualTo(before);
        assertThat(tally(api, run).path("reopened").asInt()).isEqualTo(CHUNK_SIZE * 2);
        assertThat(tally(api, run).path("pending").asInt()).isEqualTo(CHUNK_SIZE);
        assertThat(events(run)).isZero();
        assertThat(actions(api, run))
                .containsExactly(
                        "CLOSE_IDENTITY_REQUESTS_STARTED",
                        "CLOSE_IDENTITY_REQUESTS_CANCELLED",
                        "IDENTITY_REQUESTS_REOPENED");
        assertThat(instance(run)).isNull();
    }

    @Test
    void leavesWhatSomebodyChangedSince() {
        Api api = api();
        List<String> ids = imported(api, many(CHUNK_SIZE + 1, Activity::waitingForApproval));
        String run = api.close(ids).run();
        executeJob(run);
        String changed = ids.get(3);
        database.sql("update identity_request set revision = revision + 1 where tracking_number = ?")
                .param(uuid(changed))
                .update();

        api.postJson("/close-runs/" + run + "/cancel", null);
        executeJob(run);

        JsonNode refused =
                api.get("/close-runs/" + run + "/items?outcome=REOPEN_REFUSED").json();
        assertThat(refused.findValuesAsText("trackingNumber")).containsExactly(changed);
        assertThat(api.get("/account-activities/" + changed)
                        .json()
                        .path("executionStatus")
                        .asText())
                .isEqualTo("TERMINATED");
        JsonNode audit = api.get("/close-runs/" + run + "/audit-events").json();
        assertThat(audit.get(2)
                        .path("attributes")
                        .path("identityRequestIdsInError")
                        .asText())
                .isEqualTo(changed);
    }

    @Test
    void isCancelledOnceHoweverOftenItIsAskedFor() {
        Api api = api();
        String run =
                api.close(imported(api, many(3, Activity::waitingForApproval))).run();

        assertThat(api.postJson("/close-runs/" + run + "/cancel", null).status())
                .isEqualTo(202);
        assertThat(api.postJson("/close-runs/" + run + "/cancel", null).status())
                .isEqualTo(202);
        executeJob(run);

        assertThat(actions(api, run)).containsOnlyOnce("CLOSE_IDENTITY_REQUESTS_CANCELLED");
        assertThat(tally(api, run).path("pending").asInt()).isEqualTo(3);
    }

    @Test
    void comesTooLateForAConcludedRun() {
        Api api = api();
        List<String> ids = imported(api, many(3, Activity::waitingForApproval));
        String run = api.close(ids).run();
        executeJob(run);

        assertThat(api.postJson("/close-runs/" + run + "/cancel", null).status())
                .isEqualTo(409);

        assertThat(api.get("/close-runs/" + run).json().path("state").asText()).isEqualTo("CONCLUDED");
        assertThat(api.get("/account-activities/" + ids.get(0))
                        .json()
                        .path("executionStatus")
                        .asText())
                .isEqualTo("TERMINATED");
    }

    @Test
    void happensAlsoWhenTheInstanceIsDeletedAsCockpitDoes() {
        Api api = api();
        List<String> ids = imported(api, many(REQUESTS, Activity::hangingInProvisioning));
        List<JsonNode> before = activities(api, ids);
        String run = api.close(ids).run();
        executeJob(run);

        boolean skipCustomListeners = true;
        runtimeService.deleteProcessInstance(instance(run).getId(), "by an operator", skipCustomListeners);

        assertThat(api.get("/close-runs/" + run).json().path("state").asText()).isEqualTo("CANCELLED");
        executeJob(run);
        awaitState(api, run, "CANCELLED");
        assertThat(activities(api, ids)).isEqualTo(before);
        assertThat(events(run)).isZero();
        assertThat(instance(run)).isNull();
    }

    private void executeJob(String run) {
        Job job = managementService
                .createJobQuery()
                .processInstanceId(instance(run).getId())
                .singleResult();
        managementService.executeJob(job.getId());
    }

    private ProcessInstance instance(String run) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(run)
                .singleResult();
    }

    private long events(String run) {
        return database.sql("select count(*) from outgoing_event where batch_id = ?")
                .param(uuid(run))
                .query(Long.class)
                .single();
    }

    private static JsonNode tally(Api api, String run) {
        return api.get("/close-runs/" + run).json().path("tally");
    }

    private static List<String> actions(Api api, String run) {
        return api.get("/close-runs/" + run + "/audit-events").json().findValuesAsText("action");
    }

    private static List<JsonNode> activities(Api api, List<String> ids) {
        return ids.stream()
                .map(id -> api.get("/account-activities/" + id).json())
                .toList();
    }

    private static UUID uuid(String id) {
        return new UUID(Long.parseUnsignedLong(id, 0, 16, 16), Long.parseUnsignedLong(id, 16, 32, 16));
    }
}
