package org.unstuck.rest.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.port.RequestedItemFields.ForEverybody;
import org.unstuck.application.port.RequestedItemQuery;
import org.unstuck.application.progress.ReadProgress;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.request.Involvements;
import org.unstuck.rest.security.Caller;

/** How far requested items have come, for everybody (contract 4.4). */
@RestController
@Tag(name = "Access request status", description = "How far requested items have come.")
class AccessRequestStatusController {

    private final ReadProgress readProgress;

    AccessRequestStatusController(ReadProgress readProgress) {
        this.readProgress = readProgress;
    }

    @Operation(
            operationId = "listAccessRequestStatus",
            summary = "List the status of requested items",
            description = """
                    One entry for each role, access profile or entitlement that an access request is about: whom it waits \
                    for, what was decided, and which phases it went through. A request that hangs after its approval has \
                    a PROVISIONING_PHASE that is EXECUTING and no end of it. Administrators see the items of all \
                    requests, everybody else those of requests that they asked for or receive, and with \
                    `assigned-to=me` those that they are to decide about. The newest requests come first unless \
                    `sorters` says otherwise.""",
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
    @FilteredBy(ForEverybody.class)
    @GetMapping(path = "/access-request-status", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<RequestedItemStatus>> list(
            @RequestParam MultiValueMap<String, String> parameters, Authentication authentication) {
        ListQuery query = ListQuery.parse(parameters, ForEverybody.ALL, ProgressQuery.PARAMETERS);
        RequestedItemQuery which = ProgressQuery.forEverybody(query, Caller.of(authentication));
        List<RequestedItemStatus> items = readProgress.page(which, query.page()).stream()
                .map(RequestedItemStatus::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readProgress.count(which)))
                .body(items);
    }
}
