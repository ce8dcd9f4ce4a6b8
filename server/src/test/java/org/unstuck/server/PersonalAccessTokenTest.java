package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PersonalAccessTokenTest extends ServerTest {

    @Test
    void signsInUntilItIsRevokedAndLeavesNoSecretBehind() {
        ObjectNode body = JSON.createObjectNode().put("name", "for a script").put("userAwareTokenNeverExpires", true);
        JsonNode made = api().postJson("/v2025/personal-access-tokens", body).json();
        String id = made.path("id").asText();
        String secret = made.path("secret").asText();
        Api script = new Api(port, id, secret);

        assertThat(script.get("/close-runs").status()).isEqualTo(200);
        assertThat(script.get("/personal-access-tokens?owner-id=me").body())
                .contains(id)
                .doesNotContain(secret);
        assertThat(database.sql("select t::text from personal_access_token t where t.name = 'for a script'")
                        .query(String.class)
                        .single())
                .contains("ORG_ADMIN")
                .doesNotContain(secret);
        assertThat(script.delete("/personal-access-tokens/" + id).status()).isEqualTo(204);

        assertThat(script.get("/close-runs").status()).isEqualTo(401);
        assertThat(script.get("/close-runs").body()).contains("JWT is revoked");
        assertThat(new Api(port, id, secret).get("/close-runs").status()).isEqualTo(401);
    }
}
