package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.AccessRequestConfig;

/** Approvers who do not decide, while the server runs. */
class ChasingTest extends ServerTest {

    private final String zoe = Activity.newId();
    private final String mia = Activity.newId();
    private final String otto = Activity.newId();
    private final String role = Activity.newId();

    @Autowired
    Approvals approvals;

    @Autowired
    AuditTrail auditTrail;

    @Autowired
    AccessRequestSettings settings;

    @Autowired
    Transactions transactions;

    @AfterEach
    void beAsBefore() {
        transactions.inTransaction(() -> {
            settings.write(AccessRequestConfig.DEFAULT);
            return settings;
        });
    }

    @Test
    void remindsAnApproverAndThenHasTheirManagerDecide() {
        Api api = api();
        api.postJson("/identities/import", json("""
                        [{"id": "%s", "name": "Zoë Zhang"}, {"id": "%s", "name": "Mia Mann"},
                         {"id": "%s", "name": "Otto Owner", "manager": {"id": "%s"}}]
                        """.formatted(zoe, mia, otto, mia)));
        api.postJson("/requestable-objects/import", json("""
                        [{"id": "%s", "type": "ROLE", "name": "Payroll", "requestable": true, "owner": {"id": "%s"},
                          "accessRequestConfig": {"approvalSchemes": [{"approverType": "ROLE_OWNER"}]}}]
                        """.formatted(role, otto)));
        api.putJson("/access-request-config", json("""
                        {"approvalReminderAndEscalationConfig":
                          {"daysUntilEscalation": 1, "daysBetweenReminders": 1, "maxReminders": 1}}
                        """));
        TrackingNumber request = TrackingNumber.of(api.postJson("/access-requests", json("""
                        {"requestedFor": ["%s"], "requestedItems": [{"type": "ROLE", "id": "%s"}]}
                        """.formatted(zoe, role)))
                .json()
                .at("/newRequests/0/accessRequestIds/0")
                .asText());

        aDayPasses(request);
        await("the approver is reminded", () -> approval(request).reminders() == 1);
        aDayPasses(request);
        await(
                "the approver's manager is to decide",
                () -> approval(request).owner().isPerson(mia));

        assertThat(auditTrail.of(request, Page.FIRST))
                .extracting(AuditEvent::action)
                .containsExactly(
                        AuditAction.ACCESS_REQUEST_REQUESTED,
                        AuditAction.ACCESS_REQUEST_ON_BEHALF_OF_SUBMITTED,
                        AuditAction.ACCESS_APPROVAL_STARTED,
                        AuditAction.ACCESS_REQUEST_REMINDED,
                        AuditAction.ACCESS_REQUEST_ESCALATED);
    }

    private void aDayPasses(TrackingNumber request) {
        database.sql("update approval set due = due - interval '1 day' where tracking_number = ?")
                .param(request.value())
                .update();
    }

    private Approval approval(TrackingNumber request) {
        return approvals.of(List.of(request)).getFirst();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
