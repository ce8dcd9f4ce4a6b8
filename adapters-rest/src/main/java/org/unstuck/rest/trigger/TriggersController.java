package org.unstuck.rest.trigger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.port.TriggerFields;
import org.unstuck.application.trigger.ReadTriggers;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;

/** What can be subscribed to (contract 6.1). */
@RestController
@RequestMapping("/triggers")
@Tag(name = "Triggers", description = "Telling others what happened, by calling them.")
class TriggersController {

    private static final String OWN = "include-own";

    private final ReadTriggers read;

    TriggersController(ReadTriggers read) {
        this.read = read;
    }

    @Operation(
            operationId = "listTriggers",
            summary = "List triggers",
            description = """
                    What can be subscribed to. Triggers that the public API does not know have ids that begin with \
                    `unstuck:`; clients made from its description may not be able to read them, so they are here only \
                    when asked for.""",
            parameters =
                    @Parameter(
                            name = OWN,
                            in = ParameterIn.QUERY,
                            description = "`true` for the triggers of this server alone, too.",
                            schema = @Schema(types = "boolean", defaultValue = "false"),
                            example = "true"))
    @ApiResponse(responseCode = "200", description = "The triggers, by their ids.", useReturnTypeSchema = true)
    @FilteredBy(TriggerFields.class)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<TriggerDto>> list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = ListQuery.parse(parameters, TriggerFields.ALL, Set.of(OWN));
        boolean own = query.isSet(OWN);
        Predicate<Trigger> shown = trigger -> own || !trigger.isUnstucksOwn();
        List<TriggerDto> triggers = read.page(query.selection(), shown, query.page()).stream()
                .map(TriggerDto::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> read.count(query.selection(), shown)))
                .body(triggers);
    }
}
