package org.unstuck.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.example.onboarding.OnboardingConfiguration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.unstuck.application.trigger.PrivateAuthority;

/**
 * The whole server, with its embedded PostgreSQL and real HTTP, and another context in the same program; one for all
 * tests, each with requests of its own.
 */
@SpringBootTest(
        classes = {Unstuck.class, OnboardingConfiguration.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
// As it is outside tests.
@AutoConfigureObservability(tracing = false)
abstract class ServerTest {

    static final int CHUNK_SIZE = 100;

    /** All other clients may call as often as they like. */
    static final List<String> LIMITED_CLIENTS =
            List.of("flooding", "well-behaved", "uncounted", "torrential", "steady");

    /** Whom webhooks trust besides. */
    static final PrivateAuthority AUTHORITY = new PrivateAuthority(Path.of(temporaryHome()));

    static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    Credentials credentials;

    @Autowired
    JdbcClient database;

    @Autowired
    JobExecutor jobExecutor;

    @Autowired
    ManagementService managementService;

    @Autowired
    RuntimeService runtimeService;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("unstuck.home", ServerTest::temporaryHome);
        registry.add("unstuck.close.chunk-size", () -> CHUNK_SIZE);
        registry.add("unstuck.import.max-bytes", () -> 8 << 20);
        registry.add("unstuck.rate-limit", () -> "off");
        registry.add("unstuck.approvals.chase-every", () -> "200ms");
        registry.add("unstuck.webhooks.allow", () -> "127.0.0.1");
        registry.add("unstuck.webhooks.ssl-bundle", () -> "receivers");
        registry.add(
                "spring.ssl.bundle.pem.receivers.truststore.certificate",
                () -> AUTHORITY.certificate().toUri());
        registry.add("unstuck.deliveries.pauses", () -> String.join(",", Collections.nCopies(100, "500ms")));
        LIMITED_CLIENTS.forEach(client -> registry.add("unstuck.client-rate-limits[" + client + "]", () -> 100));
    }

    private static String temporaryHome() {
        try {
            return Files.createTempDirectory(Path.of("target"), "home").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Api api() {
        return new Api(port, credentials.clientId(), credentials.clientSecret());
    }

    /** Imports documents and gives their ids. */
    List<String> imported(Api api, List<Activity> activities) {
        JsonNode summary = api.postJson("/identity-requests/import", JSON.valueToTree(documents(activities)))
                .json();
        if (summary.path("imported").asInt() != activities.size()) {
            throw new AssertionError("not all were imported: " + summary);
        }
        return activities.stream().map(Activity::id).toList();
    }

    private static List<? extends JsonNode> documents(List<Activity> activities) {
        return activities.stream().map(Activity::document).toList();
    }

    static List<Activity> many(int count, Supplier<Activity> one) {
        List<Activity> activities = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            activities.add(one.get());
        }
        return activities;
    }

    static void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(120));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("gave up waiting until " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    static void awaitState(Api api, String run, String state) {
        await("run " + run + " is " + state, () -> {
            JsonNode json = api.get("/close-runs/" + run).json();
            return json.path("state").asText().equals(state)
                    && !json.path("ended").isMissingNode()
                    && !json.path("ended").isNull();
        });
    }
}
