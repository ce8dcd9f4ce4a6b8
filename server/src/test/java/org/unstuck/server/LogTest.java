package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LogTest extends ServerTest {

    @Test
    void beginsNoLineWithWhatCallersSay(CapturedOutput output) {
        String id = "unheard-of\n2026-11-29T12:00:00.000Z  INFO all is well\u001b[2J";

        api().postJson(
                        "/access-request-approvals/bulk-approve",
                        JSON.createObjectNode()
                                .put("comment", "fine")
                                .set("approvalIds", JSON.createArrayNode().add(id)));

        assertThat(output.getAll().lines())
                .filteredOn(line -> line.contains("all is well"))
                .singleElement()
                .asString()
                .startsWith("    2026-11-29T12:00:00.000Z  INFO all is well [2J not approved")
                .endsWith("no approval has this id");
    }
}
