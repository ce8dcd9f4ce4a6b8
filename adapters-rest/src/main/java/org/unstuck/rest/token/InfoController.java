package org.unstuck.rest.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.unstuck.rest.security.AccessTable;
import org.unstuck.rest.tenant.Tenant;

/** Tells clients that have not signed in yet where they are and where they get tokens (contract 7.1). */
@RestController
@Tag(name = TokenEndpointDocumented.TAG, description = "Get a token for the calls of the API.")
class InfoController {

    private final Tenant tenant;

    InfoController(Tenant tenant) {
        this.tenant = tenant;
    }

    /**
     * What is told. All addresses begin as the caller's own did.
     *
     * @param authorizeEndpoint always absent: nobody signs in here with a browser
     * @param logoutUrl always absent, for the same reason
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(description = "Where tokens are had, and from whom.")
    record OauthInfo(
            @Schema(description = "The id of the tenant.", example = "unstuck")
            String tenantId,

            @Schema(description = "The organisation of this installation.", example = "unstuck")
            String tenantName,

            @Schema(description = "Null: nobody signs in here with a browser.", format = "uri") @Nullable
            String authorizeEndpoint,

            @Schema(description = "Where `issueToken` is.", example = "http://localhost:8080/oauth/token")
            String tokenEndpoint,

            @Schema(description = "What the paths of all operations come after.", example = "http://localhost:8080")
            String cloudDomainUrl,

            @Schema(description = "Null, for the same reason.", format = "uri") @Nullable
            String logoutUrl,

            @Schema(description = "The pod of this installation.", example = "unstuck")
            String pod) {}

    @Operation(
            operationId = "getOauthInfo",
            summary = "Get sign-in information",
            description = "Tells a client that has not signed in yet where it is and where it gets a token. All "
                    + "addresses begin as the one did that was called. Nobody needs to sign in.")
    @ApiResponse(responseCode = "200", description = "What there is to know.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "#/components/responses/400")
    @ApiResponse(responseCode = "406", ref = "#/components/responses/406")
    @ApiResponse(responseCode = "500", ref = "#/components/responses/500")
    @GetMapping(path = AccessTable.INFO_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    OauthInfo info(HttpServletRequest request) {
        String base = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        return new OauthInfo(tenant.id(), tenant.org(), null, base + AccessTable.TOKEN_PATH, base, null, tenant.pod());
    }
}
