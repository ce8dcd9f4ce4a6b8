package org.unstuck.rest.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.port.InMemoryAccessRequestSettings;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.rest.Answer;
import org.unstuck.rest.LifeTest;

class AccessRequestConfigTest extends LifeTest {

    private static final String FIRST = "/access-request-config";
    private static final String SECOND = "/access-request-config/v2";
    private static final String OLDER = "/v3/access-request-config";

    private static final String DEFAULT = """
            {"approvalsMustBeExternal":false,"autoApprovalEnabled":false,"reauthorizationEnabled":false,\
            "requestOnBehalfOfConfig":{"allowRequestOnBehalfOfAnyoneByAnyone":false,\
            "allowRequestOnBehalfOfEmployeeByManager":%s,"allowRequestOnBehalfOfForMachineIdentity":true,\
            "allowRequestForMachineByOwner":false},\
            "approvalReminderAndEscalationConfig":{"daysUntilEscalation":null,"daysBetweenReminders":1,\
            "maxReminders":null,"fallbackApproverRef":null},\
            "entitlementRequestConfig":{"accessRequestConfig":{"approvalSchemes":[],"requestCommentRequired":false,\
            "denialCommentRequired":false,"reauthorizationRequired":false,"requireEndDate":false,\
            "maxPermittedAccessDuration":null,"formDefinitionId":null},\
            "revocationRequestConfig":{"approvalSchemes":[]}}}""";

    private static final String ENTITLEMENTS = """
            {"accessRequestConfig":{"approvalSchemes":[{"approverType":"GOVERNANCE_GROUP","approverId":"g"},\
            {"approverType":"MANAGER","approverId":null}],"requestCommentRequired":true,\
            "denialCommentRequired":true,"reauthorizationRequired":true,"requireEndDate":true,\
            "maxPermittedAccessDuration":{"value":5,"timeUnit":"WEEKS"},"formDefinitionId":"form"},\
            "revocationRequestConfig":{"approvalSchemes":[{"approverType":"SOURCE_OWNER","approverId":null}]}}""";

    private static final String EVERYTHING = """
            {"approvalsMustBeExternal":true,"autoApprovalEnabled":true,"reauthorizationEnabled":true,\
            "requestOnBehalfOfConfig":{"allowRequestOnBehalfOfAnyoneByAnyone":true,\
            "allowRequestOnBehalfOfEmployeeByManager":true,"allowRequestOnBehalfOfForMachineIdentity":false,\
            "allowRequestForMachineByOwner":true},\
            "approvalReminderAndEscalationConfig":{"daysUntilEscalation":3,"daysBetweenReminders":2,\
            "maxReminders":20,"fallbackApproverRef":{"type":"IDENTITY","id":"%s","name":"Mia Manager"}},\
            "entitlementRequestConfig":%s}""";

    private static final String SECOND_EVERYTHING = """
            {"approvalsMustBeExternal":true,"reauthorizationEnabled":true,\
            "requestOnBehalfOfConfig":{"allowRequestOnBehalfOfAnyoneByAnyone":false,\
            "allowRequestOnBehalfOfEmployeeByManager":true,"allowRequestOnBehalfOfForMachineIdentity":true,\
            "allowRequestForMachineByOwner":false},\
            "entitlementRequestConfig":%s,"govGroupVisibilityEnabled":true,\
            "machineIdentityAccessRequestEnabled":false}""".formatted(ENTITLEMENTS);

    private static final String OLDER_DEFAULT = """
            {"approvalsMustBeExternal":false,"autoApprovalEnabled":false,"reauthorizationEnabled":false,\
            "requestOnBehalfOfConfig":{"allowRequestOnBehalfOfAnyoneByAnyone":false,\
            "allowRequestOnBehalfOfEmployeeByManager":%s},\
            "approvalReminderAndEscalationConfig":{"daysUntilEscalation":null,"daysBetweenReminders":1,\
            "maxReminders":null,"fallbackApproverRef":null},\
            "entitlementRequestConfig":{"allowEntitlementRequest":%s,"requestCommentsRequired":false,\
            "deniedCommentsRequired":false,"grantRequestApprovalSchemes":"%s"}}""";

    private static final String OLDER_EVERYTHING = """
            {"approvalsMustBeExternal":true,"autoApprovalEnabled":true,"reauthorizationEnabled":true,\
            "requestOnBehalfOfConfig":{"allowRequestOnBehalfOfAnyoneByAnyone":true,\
            "allowRequestOnBehalfOfEmployeeByManager":true},\
            "approvalReminderAndEscalationConfig":{"daysUntilEscalation":3,"daysBetweenReminders":2,\
            "maxReminders":20,"fallbackApproverRef":{"type":"IDENTITY","id":"%s","name":"Mia Manager"}},\
            "entitlementRequestConfig":{"allowEntitlementRequest":true,"requestCommentsRequired":true,\
            "deniedCommentsRequired":true,"grantRequestApprovalSchemes":\
            "entitlementOwner, sourceOwner, manager, workgroup:2c918084660f45d6016617daa9210584"}}""";

    @Autowired
    private InMemoryAccessRequestSettings settings;

    @Autowired
    private InMemoryTransactions transactions;

    @BeforeEach
    void knowPeople() {
        directory();
    }

    @AfterEach
    void asItWas() {
        transactions.inTransaction(() -> {
            settings.write(AccessRequestConfig.DEFAULT);
            return settings;
        });
    }

    @Test
    void isAsItIsByDefaultUntilSomebodyChangesIt() {
        assertThat(get(FIRST).asUser(zoe).send().body()).isEqualTo(DEFAULT.formatted(true));
    }

    @Test
    void givesBackAllThatWasSet() {
        String everything = EVERYTHING.formatted(mia, ENTITLEMENTS);

        assertThat(put(FIRST, everything).body()).isEqualTo(everything);
        assertThat(get(FIRST).send().body()).isEqualTo(everything);
    }

    @Test
    void becomesWhatItIsByDefaultWhereNothingIsSaid() {
        put(FIRST, EVERYTHING.formatted(mia, ENTITLEMENTS));

        assertThat(put(FIRST, "{}").body()).isEqualTo(DEFAULT.formatted(false));
    }

    @Test
    void leavesAloneWhatOnlyTheOtherFormHas() {
        put(FIRST, EVERYTHING.formatted(mia, ENTITLEMENTS));
        assertThat(put(SECOND, SECOND_EVERYTHING).body()).isEqualTo(SECOND_EVERYTHING);

        JsonNode first = get(FIRST).send().json();
        assertThat(first.path("autoApprovalEnabled").asBoolean()).isTrue();
        assertThat(first.at("/approvalReminderAndEscalationConfig/maxReminders").asInt())
                .isEqualTo(20);

        put(FIRST, "{}");
        JsonNode second = get(SECOND).send().json();
        assertThat(second.path("govGroupVisibilityEnabled").asBoolean()).isTrue();
        assertThat(second.path("machineIdentityAccessRequestEnabled").asBoolean())
                .isFalse();
        assertThat(second.path("approvalsMustBeExternal").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/access-request-config",
                "/access-request-config/v1",
                "/v2024/access-request-config",
                "/v2025/access-request-config"
            })
    void hasItsFirstFormInMostVersions(String path) {
        assertThat(get(path).send().json().has("autoApprovalEnabled")).isTrue();
        assertThat(put(path, "{\"autoApprovalEnabled\": true}")
                        .json()
                        .path("autoApprovalEnabled")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/access-request-config/v2", "/v2026/access-request-config"})
    void hasItsSecondFormInNewerVersions(String path) {
        assertThat(get(path).send().json().has("govGroupVisibilityEnabled")).isTrue();
        assertThat(put(path, "{\"govGroupVisibilityEnabled\": true}")
                        .json()
                        .path("govGroupVisibilityEnabled")
                        .asBoolean())
                .isTrue();
        put(path, "{\"autoApprovalEnabled\": true}").isError(400, "400.1.3 Illegal value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/beta/access-request-config", "/v3/access-request-config"})
    void hasItsOlderFormInTheOldestVersions(String path) {
        String everything = OLDER_EVERYTHING.formatted(mia);
        assertThat(get(path).asUser(zoe).send().body()).isEqualTo(OLDER_DEFAULT.formatted(true, true, ""));

        assertThat(put(path, everything).body()).isEqualTo(everything);
        assertThat(get(path).send().body()).isEqualTo(everything);

        assertThat(put(path, "{}").body()).isEqualTo(OLDER_DEFAULT.formatted(false, false, "sourceOwner"));
        put(path, "{\"entitlementRequestConfig\": {\"accessRequestConfig\": {}}}")
                .isError(400, "400.1.3 Illegal value");
    }

    @Test
    void meansTheSameInItsOlderForm() {
        put(OLDER, OLDER_EVERYTHING.formatted(mia));
        assertThat(get(FIRST).send().json().at("/entitlementRequestConfig/accessRequestConfig/approvalSchemes"))
                .hasToString("""
                        [{"approverType":"ENTITLEMENT_OWNER","approverId":null},\
                        {"approverType":"SOURCE_OWNER","approverId":null},{"approverType":"MANAGER","approverId":null},\
                        {"approverType":"GOVERNANCE_GROUP","approverId":"2c918084660f45d6016617daa9210584"}]""");

        put(FIRST, EVERYTHING.formatted(mia, ENTITLEMENTS));
        assertThat(get(OLDER).send().json().path("entitlementRequestConfig")).hasToString("""
                        {"allowEntitlementRequest":true,"requestCommentsRequired":true,"deniedCommentsRequired":true,\
                        "grantRequestApprovalSchemes":"workgroup:g, manager"}""");
    }

    @Test
    void leavesAloneWhatItsOlderFormHasNot() {
        put(SECOND, SECOND_EVERYTHING);
        put(FIRST, EVERYTHING.formatted(mia, ENTITLEMENTS));

        put(OLDER, "{\"entitlementRequestConfig\": {\"grantRequestApprovalSchemes\": \"\"}}");

        JsonNode second = get(SECOND).send().json();
        assertThat(second.path("requestOnBehalfOfConfig")).hasToString("""
                {"allowRequestOnBehalfOfAnyoneByAnyone":false,"allowRequestOnBehalfOfEmployeeByManager":false,\
                "allowRequestOnBehalfOfForMachineIdentity":false,"allowRequestForMachineByOwner":true}""");
        assertThat(second.path("entitlementRequestConfig")).hasToString("""
                {"accessRequestConfig":{"approvalSchemes":[],"requestCommentRequired":false,\
                "denialCommentRequired":false,"reauthorizationRequired":true,"requireEndDate":true,\
                "maxPermittedAccessDuration":{"value":5,"timeUnit":"WEEKS"},"formDefinitionId":"form"},\
                "revocationRequestConfig":{"approvalSchemes":[{"approverType":"SOURCE_OWNER","approverId":null}]}}""");
        assertThat(second.path("govGroupVisibilityEnabled").asBoolean()).isTrue();
        assertThat(second.path("machineIdentityAccessRequestEnabled").asBoolean())
                .isFalse();
    }

    @Test
    void keepsForTheOlderFormWhatNoOtherHas() {
        put(OLDER, "{}");

        put(FIRST, EVERYTHING.formatted(mia, ENTITLEMENTS));
        put(SECOND, SECOND_EVERYTHING);

        assertThat(get(OLDER)
                        .send()
                        .json()
                        .at("/entitlementRequestConfig/allowEntitlementRequest")
                        .asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sourceOwner,manager | sourceOwner, manager
                    workgroup: g ,manager | workgroup:g, manager
                    '   ' | ''
                    """)
    void takesApproversWithSpacesOrWithout(String written, String shown) {
        assertThat(put(OLDER, olderApprovers(written))
                        .json()
                        .at("/entitlementRequestConfig/grantRequestApprovalSchemes")
                        .asText())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SOURCE_OWNER",
                "sourceowner",
                "appOwner",
                "manager,",
                "manager sourceOwner",
                "workgroup",
                "workgroup: ",
                "workgroup:123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
                        + "123456789012345678901234567890123456789",
            })
    void saysWhichWordsApproversHave(String written) {
        Answer answer = put(OLDER, olderApprovers(written));

        answer.isError(400, "400.1.3 Illegal value");
        assertThat(answer.causes())
                .containsExactly("entitlementRequestConfig.grantRequestApprovalSchemes must be empty or name "
                        + "entitlementOwner, sourceOwner, manager or workgroup:{id}, with commas between them");
        assertThat(get(OLDER).send().body()).isEqualTo(OLDER_DEFAULT.formatted(true, true, ""));
    }

    @Test
    void takesNoMoreApproversInOneTextThanInAList() {
        assertThat(put(OLDER, olderApprovers("manager" + ",manager".repeat(19))).status())
                .isEqualTo(200);
        assertThat(put(OLDER, olderApprovers("manager" + ",manager".repeat(20))).causes())
                .containsExactly("entitlementRequestConfig.grantRequestApprovalSchemes must not be more than 20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2025/access-request-config/v2",
                "/access-request-config/v1/v2",
                "/access-request-config/v3",
                "/v3/access-request-config/v2",
                "/beta/v3/access-request-config"
            })
    void hasNoOtherForms(String path) {
        get(path).send().isError(404, "404 Not found");
    }

    @Test
    void refusesAFallbackApproverWhomNobodyKnows() {
        Answer answer = put(
                FIRST,
                "{\"approvalReminderAndEscalationConfig\": {\"fallbackApproverRef\": {\"id\": \"%s\"}}}"
                        .formatted(newId()));

        answer.isError(400, "400.1.404 Referenced object not found");
        assertThat(answer.text()).startsWith("approvalReminderAndEscalationConfig.fallbackApproverRef.id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"autoApprovalEnabled": "yes"} | autoApprovalEnabled must be true or false
                    {"govGroupVisibilityEnabled": true} | govGroupVisibilityEnabled is not a known field
                    {"approvalReminderAndEscalationConfig": {"maxReminders": 21}} | approvalReminderAndEscalationConfig.maxReminders must be a whole number, 0 to 20
                    {"approvalReminderAndEscalationConfig": {"daysUntilEscalation": 0}} | approvalReminderAndEscalationConfig.daysUntilEscalation must be a whole number, 1 to 3650
                    {"approvalReminderAndEscalationConfig": {"fallbackApproverRef": {}}} | approvalReminderAndEscalationConfig.fallbackApproverRef.id is required
                    {"entitlementRequestConfig": {"revocationRequestConfig": {"approvalSchemes": [{"approverType": "WORKFLOW", "approverId": "w"}]}}} | entitlementRequestConfig.revocationRequestConfig.approvalSchemes[0].approverType must be one of SOURCE_OWNER, MANAGER, ENTITLEMENT_OWNER, GOVERNANCE_GROUP
                    {"entitlementRequestConfig": {"accessRequestConfig": {"approvalSchemes": [{"approverType": "GOVERNANCE_GROUP"}]}}} | entitlementRequestConfig.accessRequestConfig.approvalSchemes[0].approverId is required
                    {"entitlementRequestConfig": {"accessRequestConfig": {"maxPermittedAccessDuration": {"value": 0, "timeUnit": "DAYS"}}}} | entitlementRequestConfig.accessRequestConfig.maxPermittedAccessDuration.value must be a whole number, 1 to 1000000
                    """)
    void saysWhatIsWrong(String body, String reason) {
        assertThat(put(FIRST, body).causes()).contains(reason);
        assertThat(get(FIRST).send().body()).isEqualTo(DEFAULT.formatted(true));
    }

    @Test
    void letsWhoSubmitsAgreeAtOnceToWhatIsTheirsToApprove() {
        put(FIRST, "{\"autoApprovalEnabled\": true}");

        String request = submission(asking(zoe, role))
                .as(signed(administratorClaims().claim("identity_id", otto)))
                .send()
                .json()
                .at("/newRequests/0/accessRequestIds/0")
                .asText();

        assertThat(activity(request).at("/items/0/approvalStatus").asText()).isEqualTo("FINISHED");
    }

    @Test
    void letsManagersAskOrNot() {
        put(SECOND, "{}");

        assertThat(submission(asking(zoe, role)).asUser(mia).send().status()).isEqualTo(403);

        put(SECOND, "{\"requestOnBehalfOfConfig\": {\"allowRequestOnBehalfOfEmployeeByManager\": true}}");
        assertThat(submission(asking(zoe, role)).asUser(mia).send().status()).isEqualTo(202);
    }

    private static String olderApprovers(String written) {
        return "{\"entitlementRequestConfig\": {\"grantRequestApprovalSchemes\": \"%s\"}}".formatted(written);
    }

    private Answer put(String path, String body) {
        return call("PUT", path, body).json().send();
    }
}
