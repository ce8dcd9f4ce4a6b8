package org.unstuck.rest.diagnosis;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.diagnosis.DiagnoseRequest;
import org.unstuck.application.diagnosis.FindStuckRequests;
import org.unstuck.application.port.StuckFields;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.security.Caller;

/** Why requests have not ended, and which of them are stuck. */
@RestController
@RequestMapping(path = "/identity-requests", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Diagnosis", description = "Why requests have not ended, and which of them are stuck.")
class DiagnosisController {

    private final DiagnoseRequest diagnoseRequest;
    private final FindStuckRequests findStuckRequests;

    DiagnosisController(DiagnoseRequest diagnoseRequest, FindStuckRequests findStuckRequests) {
        this.diagnoseRequest = diagnoseRequest;
        this.findStuckRequests = findStuckRequests;
    }

    /** What the caller must not see answers as what is not there. */
    @Operation(
            operationId = "diagnoseIdentityRequest",
            summary = "Say why an identity request has not ended",
            description =
                    "Where the request and each of its items is, since when, on whom or what it waits, and on what "
                            + "evidence. It is STUCK when nothing that is arranged here will move it and nobody who "
                            + "could has done so for too long; how old it is does not matter. One that has ended says "
                            + "how. One that the caller must not see answers as one that is not there.")
    @ApiResponse(responseCode = "200", description = "The diagnosis.", useReturnTypeSchema = true)
    @GetMapping("/{id}/diagnosis")
    RestDiagnosis diagnose(
            @Parameter(
                            description = "The tracking number: 32 hexadecimal characters in any case, dashes allowed.",
                            example = "2c90ad2a70ace7d50170acf22ca90010")
                    @PathVariable
                    String id,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return TrackingNumber.parse(id)
                .flatMap(number -> diagnoseRequest.diagnose(number, caller.visibility()))
                .map(RestDiagnosis::of)
                .orElseThrow(() -> new RequestRefused(ErrorAnswer.notFound()));
    }

    @Operation(
            operationId = "listStuckIdentityRequests",
            summary = "List access requests that are stuck",
            description =
                    "Open access requests whose diagnosis is STUCK, judged at the moment of the call; the oldest come "
                            + "first unless `sorters` says otherwise. `id` is what `POST /access-requests/close` takes. "
                            + "`phase`, `reason`, `waitingOn`, `source` and `since` are those of the item that decides. "
                            + "Each page is judged anew, so a list that is closed while it is read gets shorter: read "
                            + "it from its beginning again rather than go on by `offset`.\n\n"
                            + "In the order of `created` a call judges only as many requests as its page needs. For "
                            + "`count` and for every other order it judges all that may be stuck, and is refused with "
                            + "`400.1.4 Limit violation` when there are more than one call may judge; a filter on "
                            + "`created` makes them fewer.")
    @ApiResponse(responseCode = "200", description = "The requests.", useReturnTypeSchema = true)
    @FilteredBy(StuckFields.class)
    @GetMapping("/stuck")
    ResponseEntity<List<RestStuckRequest>> stuck(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = ListQuery.parse(parameters, StuckFields.ALL, Set.of());
        return switch (findStuckRequests.find(query.selection(), query.page(), query.count())) {
            case FindStuckRequests.Result.Found found ->
                ResponseEntity.ok()
                        .headers(query.headers(() -> found.total() == null ? 0 : found.total()))
                        .body(found.page().stream().map(RestStuckRequest::of).toList());
            case FindStuckRequests.Result.TooManySuspects(var most) ->
                throw new RequestRefused(ErrorAnswer.limitViolation(MessageKey.TOO_MANY_TO_JUDGE.with(most)));
        };
    }
}
