package org.unstuck.rest.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.UnaryOperator;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.submission.ChangeAccessRequestConfig;
import org.unstuck.application.submission.ChangeAccessRequestConfig.Result;
import org.unstuck.application.submission.ReadAccessRequestConfig;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.security.Caller;

/** How requests for access are treated, in the three forms that the public API has for it (contract 4.7, ADR 27). */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Access request configuration", description = "How requests for access are treated.")
class AccessRequestConfigController {

    private static final String FIRST = "/access-request-config";
    private static final String SECOND = FIRST + "/v2";
    private static final String OLDER = "/v3" + FIRST;

    private final ReadAccessRequestConfig readAccessRequestConfig;
    private final ChangeAccessRequestConfig changeAccessRequestConfig;

    AccessRequestConfigController(
            ReadAccessRequestConfig readAccessRequestConfig, ChangeAccessRequestConfig changeAccessRequestConfig) {
        this.readAccessRequestConfig = readAccessRequestConfig;
        this.changeAccessRequestConfig = changeAccessRequestConfig;
    }

    @Operation(
            operationId = "getAccessRequestConfig",
            summary = "Get the access request configuration",
            description = "The configuration in its first form, which the public API has given up for the second one.",
            deprecated = true)
    @ApiResponse(responseCode = "200", description = "The configuration.", useReturnTypeSchema = true)
    @GetMapping(FIRST)
    RestAccessRequestConfig get() {
        return RestAccessRequestConfig.of(readAccessRequestConfig.read());
    }

    @Operation(
            operationId = "setAccessRequestConfig",
            summary = "Replace the access request configuration",
            description = """
                    Replaces the configuration, as far as this form has it; what is left out becomes what it is by \
                    default, and what only the other forms have stays as it is. Approvals that are pending keep the \
                    time they were given.""",
            deprecated = true,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "What is to hold.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = RestAccessRequestConfig.class))))
    @ApiResponse(responseCode = "200", description = "What holds now.", useReturnTypeSchema = true)
    @PutMapping(path = FIRST, consumes = MediaType.APPLICATION_JSON_VALUE)
    RestAccessRequestConfig set(@RequestBody JsonNode body, Authentication authentication) {
        Reading reading = new Reading();
        RestAccessRequestConfig wanted = RestAccessRequestConfig.read(body, reading);
        reading.orRefuse();
        return RestAccessRequestConfig.of(change(wanted::applyTo, authentication));
    }

    @Operation(
            operationId = "getAccessRequestConfigV2",
            summary = "Get the access request configuration, second form",
            description = "The configuration without approvals, and with what was added since.")
    @ApiResponse(responseCode = "200", description = "The configuration.", useReturnTypeSchema = true)
    @GetMapping(SECOND)
    RestAccessRequestConfigV2 getSecond() {
        return RestAccessRequestConfigV2.of(readAccessRequestConfig.read());
    }

    @Operation(
            operationId = "setAccessRequestConfigV2",
            summary = "Replace the access request configuration, second form",
            description = """
                    Replaces the configuration, as far as this form has it; what is left out becomes what it is by \
                    default, and what only the other forms have stays as it is, like how approvers are reminded, and \
                    automatic approval.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "What is to hold.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = RestAccessRequestConfigV2.class))))
    @ApiResponse(responseCode = "200", description = "What holds now.", useReturnTypeSchema = true)
    @PutMapping(path = SECOND, consumes = MediaType.APPLICATION_JSON_VALUE)
    RestAccessRequestConfigV2 setSecond(@RequestBody JsonNode body, Authentication authentication) {
        Reading reading = new Reading();
        RestAccessRequestConfigV2 wanted = RestAccessRequestConfigV2.read(body, reading);
        reading.orRefuse();
        return RestAccessRequestConfigV2.of(change(wanted::applyTo, authentication));
    }

    @Operation(
            operationId = "getOlderAccessRequestConfig",
            summary = "Get the access request configuration, older form",
            description =
                    "The configuration as `/beta` and `/v3` have it, which write approvers of entitlements as one text.",
            deprecated = true)
    @ApiResponse(responseCode = "200", description = "The configuration.", useReturnTypeSchema = true)
    @GetMapping(OLDER)
    RestOlderAccessRequestConfig getOlder() {
        return RestOlderAccessRequestConfig.of(readAccessRequestConfig.read());
    }

    @Operation(
            operationId = "setOlderAccessRequestConfig",
            summary = "Replace the access request configuration, older form",
            description = """
                    Replaces the configuration, as far as `/beta` and `/v3` have it; what is left out becomes what it is \
                    by default there, and what only the other forms have stays as it is, like who has to agree that \
                    somebody loses an entitlement. Approvals that are pending keep the time they were given.""",
            deprecated = true,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "What is to hold.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = RestOlderAccessRequestConfig.class))))
    @ApiResponse(responseCode = "200", description = "What holds now.", useReturnTypeSchema = true)
    @PutMapping(path = OLDER, consumes = MediaType.APPLICATION_JSON_VALUE)
    RestOlderAccessRequestConfig setOlder(@RequestBody JsonNode body, Authentication authentication) {
        Reading reading = new Reading();
        RestOlderAccessRequestConfig wanted = RestOlderAccessRequestConfig.read(body, reading);
        reading.orRefuse();
        return RestOlderAccessRequestConfig.of(change(wanted::applyTo, authentication));
    }

    private AccessRequestConfig change(UnaryOperator<AccessRequestConfig> change, Authentication authentication) {
        return switch (changeAccessRequestConfig.change(
                change, Caller.of(authentication).actor())) {
            case Result.Changed(AccessRequestConfig config) -> config;
            case Result.NoSuchFallbackApprover unknown ->
                throw new RequestRefused(ErrorAnswer.referenceNotFound(
                        MessageKey.NEW_OWNER_NOT_FOUND.with(RestReminders.FALLBACK_APPROVER_ID)));
        };
    }
}
