package org.unstuck.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;

class DirectoryTest extends ServerTest {

    @Test
    void takesADirectoryInTheWrongOrderAndShowsItWhole() throws IOException {
        Api api = api();
        String object = """
                [{"id": "dt-ap", "type": "ACCESS_PROFILE", "name": "Directory test", "requestable": true,
                  "owner": {"id": "dt-2"}, "source": {"id": "dt-s"},
                  "accessRequestConfig": {"approvalSchemes": [
                    {"approverType": "GOVERNANCE_GROUP", "approverId": "dt-g"}, {"approverType": "SOURCE_OWNER"}]}}]
                """;

        assertThat(imported(api, "/requestable-objects/import", object)).isEqualTo(1);
        assertThat(imported(api, "/governance-groups/import", """
                        [{"id": "dt-g", "name": "Board", "members": [{"id": "dt-2"}, {"id": "dt-1"}]}]
                        """)).isEqualTo(1);
        assertThat(imported(api, "/sources/import", """
                        [{"id": "dt-s", "name": "Payroll", "owner": {"id": "dt-1"}}]
                        """)).isEqualTo(1);
        assertThat(imported(api, "/identities/import", """
                        [{"id": "dt-1", "name": "Ida Ek", "lastname": "Ek-dt", "manager": {"id": "dt-2"}},
                         {"id": "dt-2", "name": "Ada Ek", "lastname": "EK-DT"}]
                        """)).isEqualTo(2);

        JsonNode people = api.get("/public-identities?sorters=name&filters=" + encoded("lastname sw \"ek-d\""))
                .json();
        JsonNode objects = api.get("/requestable-objects?filters=" + encoded("name eq \"directory TEST\""))
                .json();

        assertThat(people.findValuesAsText("id")).startsWith("dt-2", "dt-1");
        assertThat(people.at("/1/manager/name").asText()).isEqualTo("Ada Ek");
        assertThat(objects).hasSize(1);
        assertThat(objects.at("/0/owner/name").asText()).isEqualTo("Ada Ek");
        assertThat(objects.at("/0/source/name").asText()).isEqualTo("Payroll");
        assertThat(api.postJson("/requestable-objects/import", JSON.readTree(object))
                        .json()
                        .get("unchanged")
                        .asInt())
                .isEqualTo(1);
    }

    private static int imported(Api api, String path, String documents) throws IOException {
        return api.postJson(path, JSON.readTree(documents))
                .json()
                .get("imported")
                .asInt();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
