package org.unstuck.rest.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.closing.ReadCloseRuns;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Callbacks;
import org.unstuck.application.port.Deliveries.Parked;
import org.unstuck.application.port.DeliveryFields;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.SubscriptionFields;
import org.unstuck.application.trigger.ReadDeliveries;
import org.unstuck.application.trigger.ReadTriggerSubscriptions;
import org.unstuck.application.trigger.ReplayDeliveries;
import org.unstuck.application.trigger.SendTestInvocations;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;

/** What subscribers were told and what came of it (contract 6.1), and telling them again, which is ours. */
@RestController
@RequestMapping("/trigger-invocations")
@Tag(name = "Trigger invocations")
class TriggerInvocationsController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final SendTestInvocations sendTest;
    private final ReadDeliveries read;
    private final ReplayDeliveries replay;
    private final ReadTriggerSubscriptions subscriptions;
    private final WhichParked whichParked;
    private final Callbacks callbacks;

    TriggerInvocationsController(
            SendTestInvocations sendTest,
            ReadDeliveries read,
            ReplayDeliveries replay,
            ReadTriggerSubscriptions subscriptions,
            ReadCloseRuns closeRuns,
            Callbacks callbacks) {
        this.sendTest = sendTest;
        this.read = read;
        this.replay = replay;
        this.subscriptions = subscriptions;
        this.whichParked = new WhichParked(subscriptions, closeRuns);
        this.callbacks = callbacks;
    }

    @Operation(
            operationId = "startTestTriggerInvocation",
            summary = "Test subscriptions",
            description = """
                    Tells subscribers, in the background, of an event that did not happen. It goes the way of all \
                    events, but no filter is asked, and subscriptions that are disabled get it, too. What comes of it \
                    is in the list of invocations.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "The event, and who is told.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = InvocationRequests.Test.class))))
    @ApiResponse(responseCode = "200", description = "The tests, one for each subscriber.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "204", description = "Nobody has subscribed to the trigger.", content = @Content)
    @PostMapping(path = "/test", consumes = JSON, produces = JSON)
    ResponseEntity<List<InvocationDto>> test(@RequestBody JsonNode body) {
        TestInvocation test = TestInvocation.read(body);
        List<Delivery> sent = sendTest.send(test.trigger(), test.input(), test.content(), receiversOf(test));
        if (sent.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok(sent.stream()
                .map(delivery -> InvocationDto.of(delivery, callbacks.secret(delivery.id()), test.content()))
                .toList());
    }

    @Operation(operationId = "listTriggerInvocationStatus", summary = "List invocations", description = """
                    Who was told of what, and what came of it, the newest first: what is under way, what was taken in \
                    the last 24 hours and what was given up in the last 48, 2,000 at most.""")
    @ApiResponse(responseCode = "200", description = "The invocations.", useReturnTypeSchema = true)
    @FilteredBy(DeliveryFields.class)
    @GetMapping(path = "/status", produces = JSON)
    ResponseEntity<List<InvocationStatusDto>> status(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = ListQuery.parse(parameters, DeliveryFields.ALL, Set.of());
        List<InvocationStatusDto> page = read.page(query.selection(), query.page()).stream()
                .map(InvocationStatusDto::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> read.count(query.selection())))
                .body(page);
    }

    @Operation(
            operationId = "replayTriggerInvocations",
            summary = "Send again what was given up",
            description = """
                    Has events that were given up sent again from the first attempt on, with the same ids and bodies. \
                    Those to a subscription that is disabled are given up again.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "Which events are meant.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = InvocationRequests.Replay.class))))
    @ApiResponse(responseCode = "200", description = "How many are sent again.", useReturnTypeSchema = true)
    @PostMapping(path = "/replay", consumes = JSON, produces = JSON)
    ReplayedDto replay(@RequestBody JsonNode body) {
        return new ReplayedDto(replay.replay(whichParked.of(body)));
    }

    @Operation(
            operationId = "listParkedTriggerInvocations",
            summary = "List what was given up",
            description = """
                    Events that were given up and can still be sent again, those that were created last first: just \
                    what a replay with the same subscription, close run and times would send.""",
            parameters = {
                @Parameter(
                        name = WhichParked.SUBSCRIPTION,
                        in = ParameterIn.QUERY,
                        description = "Only those to this subscription.",
                        schema = @Schema(types = "string"),
                        example = "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde"),
                @Parameter(
                        name = WhichParked.RUN,
                        in = ParameterIn.QUERY,
                        description = "Only those of this close run.",
                        schema = @Schema(types = "string"),
                        example = "019a5f0e7c3b7d02a6b4c1d2e3f40516"),
                @Parameter(
                        name = WhichParked.FROM,
                        in = ParameterIn.QUERY,
                        description = "Only those created then or later. A time, or the beginning of one like "
                                + "`2026-11`, in UTC unless it says otherwise.",
                        schema = @Schema(types = "string"),
                        example = "2026-11-23T15:00:00Z"),
                @Parameter(
                        name = WhichParked.TO,
                        in = ParameterIn.QUERY,
                        description = "Only those created before then.",
                        schema = @Schema(types = "string"),
                        example = "2026-11-23T16:00:00Z")
            })
    @ApiResponse(responseCode = "200", description = "What was given up.", useReturnTypeSchema = true)
    @GetMapping(path = "/parked", produces = JSON)
    ResponseEntity<List<ParkedInvocationDto>> parked(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = ListQuery.parse(parameters, WhichParked.PARAMETERS);
        Parked which = whichParked.of(query);
        List<ParkedInvocationDto> page = read.parked(which, query.page()).stream()
                .map(ParkedInvocationDto::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> read.countParked(which)))
                .body(page);
    }

    private List<Subscription> receiversOf(TestInvocation test) {
        Trigger trigger = test.trigger();
        List<Subscription> all = subscriptions.page(
                Selection.ALL.and(
                        Filter.Comparison.of(SubscriptionFields.TRIGGER_ID, Operator.EQ, new Value.Text(trigger.id()))),
                Page.FIRST);
        if (test.subscriptionIds().isEmpty()) {
            return all;
        }
        Map<SubscriptionId, Subscription> byId =
                all.stream().collect(Collectors.toMap(Subscription::id, Function.identity()));
        Reading reading = new Reading();
        Set<Subscription> wanted = new LinkedHashSet<>();
        for (int index = 0; index < test.subscriptionIds().size(); index++) {
            String id = test.subscriptionIds().get(index);
            Optional<Subscription> subscription = SubscriptionId.parse(id).map(byId::get);
            subscription.ifPresent(wanted::add);
            if (subscription.isEmpty()) {
                reading.unknown(MessageKey.SUBSCRIPTION_OF_TRIGGER.with(
                        TestInvocation.SUBSCRIPTION_IDS + "[" + index + "]", id, trigger.id()));
            }
        }
        reading.orRefuse();
        return new ArrayList<>(wanted);
    }
}
