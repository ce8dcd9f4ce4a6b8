package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.unstuck.rest.openapi.ApiDocument;
import org.unstuck.rest.openapi.DocumentRules;

class OpenApiTest extends ServerTest {

    @Test
    void describesThisServerAndNothingOfCamunda() {
        DocumentRules rules = new DocumentRules(ApiDocument.of(URI.create("http://localhost:" + port)));

        assertThat(rules.broken()).isEmpty();
        assertThat(rules.undocumentedErrors()).isEmpty();
        assertThat(rules.missing()).isEmpty();
        assertThat(rules.beyondAccessTable())
                .containsExactly(
                        "get /actuator/health/readiness",
                        "get /actuator/prometheus",
                        "get /oauth/info",
                        "post /oauth/token",
                        "post /trigger-invocations/{id}/complete");
    }

    @Test
    void tellsOfItsHealthAsItIs() {
        Api.Answer health = api().get("/actuator/health/readiness");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json()).hasToString("{\"status\":\"UP\"}");
    }
}
