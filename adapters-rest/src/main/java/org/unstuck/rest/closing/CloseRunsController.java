package org.unstuck.rest.closing;

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
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.security.Caller;
import org.unstuck.rest.tenant.Tenant;

/** Close runs: look at them, and call one off. */
@RestController
@RequestMapping("/close-runs")
class CloseRunsController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String CSV = "text/csv";
    private static final MediaType CSV_IN_UTF_8 = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ReadCloseRuns readCloseRuns;
    private final CancelCloseRun cancelCloseRun;
    private final Tenant tenant;

    CloseRunsController(ReadCloseRuns readCloseRuns, CancelCloseRun cancelCloseRun, Tenant tenant) {
        this.readCloseRuns = readCloseRuns;
        this.cancelCloseRun = cancelCloseRun;
        this.tenant = tenant;
    }

    @GetMapping(produces = JSON)
    ResponseEntity<List<RestCloseRun>> list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = ListQuery.parse(parameters, Set.of());
        List<RestCloseRun> runs = readCloseRuns.page(query.page()).stream()
                .map(CloseRunMapping.INSTANCE::toRest)
                .toList();
        return ResponseEntity.ok().headers(query.headers(readCloseRuns::count)).body(runs);
    }

    @GetMapping(path = "/{id}", produces = JSON)
    RestCloseRun get(@PathVariable String id) {
        return CloseRunMapping.INSTANCE.toRest(find(id));
    }

    /** One method for both types: two would be ambiguous to a caller who takes anything. */
    @GetMapping(
            path = "/{id}/items",
            produces = {JSON, CSV})
    ResponseEntity<?> items(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
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

    @GetMapping(path = "/{id}/audit-events", produces = JSON)
    ResponseEntity<List<EventDocument>> auditEvents(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        CloseRunId run = find(id).id();
        ListQuery query = ListQuery.parse(parameters, Set.of());
        List<EventDocument> events = readCloseRuns.auditEvents(run, query.page()).stream()
                .map(event -> EventDocument.of(event, tenant))
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readCloseRuns.countAuditEvents(run)))
                .body(events);
    }

    @PostMapping(path = "/{id}/cancel", produces = JSON)
    ResponseEntity<Map<String, Object>> cancel(@PathVariable String id, Authentication authentication) {
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
