package org.unstuck.rest.closing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.closing.CancelCloseRun;
import org.unstuck.application.closing.ReadCloseRuns;
import org.unstuck.application.port.Page;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.ErrorResponseDto;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.openapi.Accepted;
import org.unstuck.rest.openapi.RunId;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.security.Caller;
import org.unstuck.rest.tenant.Tenant;

/** Close runs: look at them, and call one off. */
@RestController
@RequestMapping("/close-runs")
@Tag(name = "Close runs", description = "What became of close calls.")
class CloseRunsController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String CSV = "text/csv";
    private static final String TABLE =
            "trackingNumber,outcome,detail,closedBy\r\n2c90ad2a70ace7d50170acf22ca90010,CLOSED,,\r\n";
    private static final MediaType CSV_IN_UTF_8 = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ReadCloseRuns readCloseRuns;
    private final CancelCloseRun cancelCloseRun;
    private final Tenant tenant;

    CloseRunsController(ReadCloseRuns readCloseRuns, CancelCloseRun cancelCloseRun, Tenant tenant) {
        this.readCloseRuns = readCloseRuns;
        this.cancelCloseRun = cancelCloseRun;
        this.tenant = tenant;
    }

    @Operation(operationId = "listCloseRuns", summary = "List close runs", description = "All runs, the newest first.")
    @ApiResponse(responseCode = "200", description = "Runs, the newest first.", useReturnTypeSchema = true)
    @GetMapping(produces = JSON)
    ResponseEntity<List<RestCloseRun>> list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = ListQuery.parse(parameters, Set.of());
        List<RestCloseRun> runs = readCloseRuns.page(query.page()).stream()
                .map(CloseRunMapping.INSTANCE::toRest)
                .toList();
        return ResponseEntity.ok().headers(query.headers(readCloseRuns::count)).body(runs);
    }

    @Operation(
            operationId = "getCloseRun",
            summary = "Get a close run",
            description = "How far a run is, and how many of its ids came to what.")
    @ApiResponse(responseCode = "200", description = "The run.", useReturnTypeSchema = true)
    @GetMapping(path = "/{id}", produces = JSON)
    RestCloseRun get(@RunId @PathVariable String id) {
        return CloseRunMapping.INSTANCE.toRest(find(id));
    }

    /** One method for both types: two would be ambiguous to a caller who takes anything. */
    @Operation(
            operationId = "listCloseRunItems",
            summary = "List the items of a close run",
            description = """
                    What became of every id of the run, in the order in which they were sent. As `text/csv` all of \
                    them are given when neither `limit` nor `offset` is there; a cell that a spreadsheet would take \
                    for a formula begins with an apostrophe.""",
            parameters =
                    @Parameter(
                            name = "outcome",
                            in = ParameterIn.QUERY,
                            description = "Only items with this outcome.",
                            example = "FAILED",
                            schema = @Schema(implementation = Outcome.Kind.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The items.",
            headers =
                    @Header(
                            name = HttpHeaders.CONTENT_DISPOSITION,
                            description = "With `text/csv`: the name to save it under.",
                            schema = @Schema(types = "string", example = "attachment; filename=\"close-run-1.csv\"")),
            content = {
                @Content(
                        mediaType = JSON,
                        array = @ArraySchema(schema = @Schema(implementation = RestCloseRunItem.class))),
                @Content(
                        mediaType = CSV,
                        schema =
                                @Schema(
                                        types = "string",
                                        description = "A table as RFC 4180 has it, in UTF-8.",
                                        pattern = "^trackingNumber,outcome,detail,closedBy\r\n"),
                        examples = @ExampleObject(value = TABLE))
            })
    @GetMapping(
            path = "/{id}/items",
            produces = {JSON, CSV})
    ResponseEntity<?> items(
            @RunId @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept) {
        CloseRunId run = find(id).id();
        ListQuery query = ListQuery.parse(parameters, Set.of("outcome"));
        Outcome.Kind kind = outcome(query);
        HttpHeaders headers = query.headers(() -> readCloseRuns.countItems(run, kind));
        if (!PreferredType.isSecond(accept, MediaType.APPLICATION_JSON, CSV_IN_UTF_8)) {
            return ResponseEntity.ok()
                    .headers(headers)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(page(run, kind, query.page()));
        }
        List<RestCloseRunItem> items = query.isPaged() ? page(run, kind, query.page()) : all(run, kind);
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename("close-run-" + run + ".csv")
                .build());
        return ResponseEntity.ok()
                .headers(headers)
                .contentType(CSV_IN_UTF_8)
                .body(CloseRunItemsCsv.of(items).getBytes(StandardCharsets.UTF_8));
    }

    @Operation(
            operationId = "listCloseRunAuditEvents",
            summary = "List the audit events of a close run",
            description = "What happened to the run, in the order in which it happened.")
    @ApiResponse(responseCode = "200", description = "The events, the oldest first.", useReturnTypeSchema = true)
    @GetMapping(path = "/{id}/audit-events", produces = JSON)
    ResponseEntity<List<EventDocument>> auditEvents(
            @RunId @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        CloseRunId run = find(id).id();
        ListQuery query = ListQuery.parse(parameters, Set.of());
        List<EventDocument> events = readCloseRuns.auditEvents(run, query.page()).stream()
                .map(event -> EventDocument.of(event, tenant))
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readCloseRuns.countAuditEvents(run)))
                .body(events);
    }

    @Operation(operationId = "cancelCloseRun", summary = "Cancel a close run", description = """
                    Calls the run off at once and takes back in the background what it had closed, where nothing \
                    happened to it since. A run that was cancelled already answers the same again.""")
    @Accepted
    @ApiResponse(
            responseCode = "409",
            description = "The run is concluded and can no longer be cancelled.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ErrorResponseDto.class)))
    @PostMapping(path = "/{id}/cancel", produces = JSON)
    ResponseEntity<Map<String, Object>> cancel(@RunId @PathVariable String id, Authentication authentication) {
        CloseRunId run = parse(id);
        return switch (cancelCloseRun.cancel(run, Caller.of(authentication).actor())) {
            case CANCELLED, ALREADY_CANCELLED ->
                ResponseEntity.accepted().location(RestCloseRun.location(run)).body(Map.of());
            case ALREADY_CONCLUDED ->
                throw new RequestRefused(ErrorAnswer.conflict(MessageKey.CLOSE_RUN_CONCLUDED.with(run)));
            case NOT_FOUND -> throw notFound();
        };
    }

    private List<RestCloseRunItem> page(CloseRunId run, Outcome.@Nullable Kind kind, Page page) {
        return readCloseRuns.items(run, kind, page).stream()
                .map(CloseRunMapping.INSTANCE::toRest)
                .toList();
    }

    // A run has no more items than one close call may name.
    private List<RestCloseRunItem> all(CloseRunId run, Outcome.@Nullable Kind kind) {
        List<RestCloseRunItem> all = new ArrayList<>();
        List<RestCloseRunItem> page;
        do {
            page = page(run, kind, new Page(Page.MAX_LIMIT, all.size()));
            all.addAll(page);
        } while (page.size() == Page.MAX_LIMIT);
        return all;
    }

    private static Outcome.@Nullable Kind outcome(ListQuery query) {
        String name = query.own().get("outcome");
        if (name == null) {
            return null;
        }
        Optional<Outcome.Kind> kind = Arrays.stream(Outcome.Kind.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (kind.isEmpty()) {
            Reading reading = new Reading();
            reading.illegal(MessageKey.ONE_OF.with(
                    MessageKey.PARAMETER.with("outcome"), Arrays.toString(Outcome.Kind.values())));
            reading.orRefuse();
        }
        return kind.orElse(null);
    }

    private CloseRun find(String id) {
        return readCloseRuns.find(parse(id)).orElseThrow(CloseRunsController::notFound);
    }

    private static CloseRunId parse(String id) {
        return CloseRunId.parse(id).orElseThrow(CloseRunsController::notFound);
    }

    private static RequestRefused notFound() {
        return new RequestRefused(ErrorAnswer.notFound());
    }
}
