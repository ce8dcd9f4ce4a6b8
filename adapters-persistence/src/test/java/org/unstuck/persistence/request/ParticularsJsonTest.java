package org.unstuck.persistence.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.RecordedRequestFixture.withEverythingSaid;
import static org.unstuck.domain.request.RecordedRequestFixture.withNothingSaid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.JSON;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.request.Particulars;

/** What is kept must be read after an upgrade, so its text is written down here. */
class ParticularsJsonTest {

    @Test
    void keepsEverythingUnderTheNamesOfTheDomain() {
        Particulars particulars = withEverythingSaid(verifying()).particulars();
        String text = """
                {"name":"A name of its own","cancelable":true,\
                "cancelComment":{"commenterId":"c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1","commenterName":"Yara Xu",\
                "body":"No longer needed","date":"2026-06-06T01:02:03.004Z"},\
                "clientMetadata":{"ticket":"REQ-1","zone":"","app":"ä \\"quoted\\" \\\\ {x}"},\
                "items":[{"name":"Sales","requested":"2026-06-05T05:16:19.664Z",\
                "requesterComment":{"commenterId":"c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2","commenterName":"Émile O'Neill",\
                "body":"Needed for \\"the quarter close\\"\\n{soon}","date":"2026-06-05T05:16:19.665Z"},\
                "reviewer":{"id":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c","name":"Ada Ueda",\
                "identityId":"d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3","completed":false},\
                "reviewerComment":{},\
                "clientMetadata":{"ticket":"REQ-1","zone":"","app":"ä \\"quoted\\" \\\\ {x}"},\
                "removeDate":"2027-01-01T00:00:00Z"}]}""";

        assertThat(ParticularsJson.write(particulars).data()).isEqualTo(text);
        assertThat(ParticularsJson.read(JSON.valueOf(text))).isEqualTo(particulars);
    }

    @Test
    void keepsNothingForWhatWasNotSaid() {
        Particulars particulars = withNothingSaid(verifying()).particulars();

        assertThat(ParticularsJson.write(particulars).data()).isEqualTo("{\"items\":[{}]}");
        assertThat(ParticularsJson.read(JSON.valueOf("{\"items\":[{}]}"))).isEqualTo(particulars);
    }

    @Test
    void keepsMetadataWithoutAValue() {
        Map<String, String> metadata = new HashMap<>();
        metadata.put("key", null);
        Particulars particulars = new Particulars(null, null, null, metadata, List.of());

        assertThat(ParticularsJson.read(ParticularsJson.write(particulars))).isEqualTo(particulars);
    }
}
