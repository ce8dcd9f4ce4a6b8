package org.unstuck.rest.request;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.port.RequestFields;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.request.ReadIdentityRequests;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.security.Caller;

/** Identity requests, read back as account activities (contract 3). */
@RestController
@RequestMapping(path = "/account-activities", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Account activities", description = "Identity requests, and how they stand.")
class AccountActivitiesController {

    private final ReadIdentityRequests readIdentityRequests;

    AccountActivitiesController(ReadIdentityRequests readIdentityRequests) {
        this.readIdentityRequests = readIdentityRequests;
    }

    @Operation(
            operationId = "listAccountActivities",
            summary = "List account activities",
            description =
                    "The identity requests that the caller may see: administrators all, everybody else those that "
                            + "they asked for or receive. The newest come first unless `sorters` says otherwise.",
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
                        name = AccountActivityQuery.TYPE,
                        in = ParameterIn.QUERY,
                        description = "Only requests of this type, in capital letters or small ones.",
                        schema = @Schema(types = "string", minLength = 1),
                        example = "appRequest")
            })
    @ApiResponse(responseCode = "200", description = "The activities.", useReturnTypeSchema = true)
    @FilteredBy(RequestFields.class)
    @GetMapping
    ResponseEntity<List<AccountActivity>> list(
            @RequestParam MultiValueMap<String, String> parameters, Authentication authentication) {
        ListQuery query = ListQuery.parse(parameters, RequestFields.ALL, AccountActivityQuery.PARAMETERS);
        RequestQuery which = AccountActivityQuery.of(query, Caller.of(authentication));
        List<AccountActivity> activities = readIdentityRequests.page(which, query.page()).stream()
                .map(AccountActivity::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readIdentityRequests.count(which)))
                .body(activities);
    }

    /** What the caller must not see answers as what is not there. */
    @Operation(
            operationId = "getAccountActivity",
            summary = "Get an account activity",
            description = "One identity request. One that the caller must not see answers as one that is not there.")
    @ApiResponse(responseCode = "200", description = "The activity.", useReturnTypeSchema = true)
    @GetMapping("/{id}")
    AccountActivity get(
            @Parameter(
                            description = "The tracking number: 32 hexadecimal characters in any case, dashes allowed.",
                            example = "2c90ad2a70ace7d50170acf22ca90010")
                    @PathVariable
                    String id,
            Authentication authentication) {
        Visibility visibility = Caller.of(authentication).visibility();
        return TrackingNumber.parse(id)
                .flatMap(number -> readIdentityRequests.find(number, visibility))
                .map(AccountActivity::of)
                .orElseThrow(() -> new RequestRefused(ErrorAnswer.notFound()));
    }
}
