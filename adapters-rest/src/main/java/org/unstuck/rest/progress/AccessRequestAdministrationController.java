package org.unstuck.rest.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.port.RequestedItemFields.ForAdministrators;
import org.unstuck.application.port.RequestedItemQuery;
import org.unstuck.application.progress.ReadProgress;
import org.unstuck.rest.closing.ExperimentalHeader;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.request.Involvements;
import org.unstuck.rest.security.Caller;

/** How far all requested items have come, for administrators (contract 4.5). */
@RestController
@Tag(name = "Access request status")
class AccessRequestAdministrationController {

    private final ReadProgress readProgress;
    private final ExperimentalHeader experimentalHeader;

    AccessRequestAdministrationController(ReadProgress readProgress, ExperimentalHeader experimentalHeader) {
        this.readProgress = readProgress;
        this.experimentalHeader = experimentalHeader;
    }

    @Operation(
            operationId = "listAdministratorsAccessRequestStatus",
            summary = "List the status of all requested items",
            description = """
                    One entry for each role, access profile or entitlement that any access request is about, to be \
                    filtered by how it stands, too. The newest requests come first unless `sorters` says otherwise.""",
            parameters = {
                @Parameter(
                        name = Involvements.REQUESTED_FOR,
                        in = ParameterIn.QUERY,
                        description = "Only what this person receives; `me` is the caller.",
                        schema = @Schema(types = "string", minLength = 1),
                        example = "2c9180a46faadee4016fb4e018c20639"),
                @Parameter(
                        name = Involvements.REQUESTED_BY,
                        in = ParameterIn.QUERY,
                        description = "Only what this person asked for; `me` is the caller.",
                        schema = @Schema(types = "string", minLength = 1),
                        example = "me"),
                @Parameter(
                        name = Involvements.REGARDING,
                        in = ParameterIn.QUERY,
                        description =
                                "Only what this person receives or asked for; `me` is the caller. Not together with "
                                        + "the two others.",
                        schema = @Schema(types = "string", minLength = 1),
                        example = "me"),
                @Parameter(
                        name = ProgressQuery.ASSIGNED_TO,
                        in = ParameterIn.QUERY,
                        description = "Only what this person or group is to decide about now; `me` is the caller.",
                        schema = @Schema(types = "string", minLength = 1),
                        example = "me"),
                @Parameter(
                        name = ProgressQuery.STATE,
                        in = ParameterIn.QUERY,
                        description = "Only items that somebody is to decide about or a source to act on.",
                        schema = @Schema(types = "string", allowableValues = "EXECUTING"),
                        example = "EXECUTING")
            })
    @ApiResponse(responseCode = "200", description = "The items.", useReturnTypeSchema = true)
    @FilteredBy(ForAdministrators.class)
    @GetMapping(path = "/access-request-administration", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<AccessRequestAdminItemStatus>> list(
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            Authentication authentication) {
        ListQuery query = ListQuery.parse(parameters, ForAdministrators.ALL, ProgressQuery.PARAMETERS);
        Reading reading = new Reading();
        experimentalHeader.checkInEveryVersion(request, reading);
        reading.orRefuse();
        RequestedItemQuery which = ProgressQuery.forAdministrators(query, Caller.of(authentication));
        List<AccessRequestAdminItemStatus> items = readProgress.page(which, query.page()).stream()
                .map(RequestedItemStatus::of)
                .map(AdministrationMapping.INSTANCE::toAdministration)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readProgress.count(which)))
                .body(items);
    }
}
