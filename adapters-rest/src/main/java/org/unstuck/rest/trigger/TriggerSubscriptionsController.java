package org.unstuck.rest.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.SubscriptionFields;
import org.unstuck.application.trigger.ChangeSigningSecret;
import org.unstuck.application.trigger.ChangeTriggerSubscription;
import org.unstuck.application.trigger.CreateTriggerSubscription;
import org.unstuck.application.trigger.ReadTriggerSubscriptions;
import org.unstuck.application.trigger.RemoveTriggerSubscription;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionDraft;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.SubscriptionRefusal;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;

/** Subscriptions to triggers (contract 6.1), and what their events are signed with, which is ours. */
@RestController
@RequestMapping("/trigger-subscriptions")
@Tag(name = "Triggers")
class TriggerSubscriptionsController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String JSON_PATCH = "application/json-patch+json";

    /** One that is longer is no filter, and its length is no reason to say nothing but that. */
    private static final int MAX_TRIED_FILTER_LENGTH = 10_000;

    private final CreateTriggerSubscription create;
    private final ReadTriggerSubscriptions read;
    private final ChangeTriggerSubscription change;
    private final RemoveTriggerSubscription remove;
    private final ChangeSigningSecret changeSigningSecret;
    private final EventFilters filters;

    TriggerSubscriptionsController(
            CreateTriggerSubscription create,
            ReadTriggerSubscriptions read,
            ChangeTriggerSubscription change,
            RemoveTriggerSubscription remove,
            ChangeSigningSecret changeSigningSecret,
            EventFilters filters) {
        this.create = create;
        this.read = read;
        this.change = change;
        this.remove = remove;
        this.changeSigningSecret = changeSigningSecret;
        this.filters = filters;
    }

    @Operation(
            operationId = "listSubscriptions",
            summary = "List subscriptions",
            description = "Who is told of what, the oldest first, without any secret.")
    @ApiResponse(responseCode = "200", description = "The subscriptions.", useReturnTypeSchema = true)
    @FilteredBy(SubscriptionFields.class)
    @GetMapping(produces = JSON)
    ResponseEntity<List<SubscriptionDto>> list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = ListQuery.parse(parameters, SubscriptionFields.ALL, Set.of());
        List<SubscriptionDto> page = read.page(query.selection(), query.page()).stream()
                .map(SubscriptionDto::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> read.count(query.selection())))
                .body(page);
    }

    @Operation(
            operationId = "createSubscription",
            summary = "Subscribe to a trigger",
            description = """
                    Has an address told of all events of a trigger from now on. A trigger that waits for no answer has \
                    50 subscriptions at most, any other one (400, `400.1.4 Limit violation`). Subscriptions are of \
                    type `HTTP`; there are no others here.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "What the subscription is to be like.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = SubscriptionRequests.Post.class))))
    @ApiResponse(responseCode = "201", description = "The subscription.", useReturnTypeSchema = true)
    @PostMapping(consumes = JSON, produces = JSON)
    @ResponseStatus(HttpStatus.CREATED)
    SubscriptionDto create(@RequestBody JsonNode body) {
        Reading reading = new Reading();
        Fields fields = reading.root(body);
        Optional<Trigger> trigger = SubscriptionReader.trigger(fields, reading);
        SubscriptionDraft draft = SubscriptionReader.read(fields, reading);
        return switch (create.create(trigger.orElseThrow(), draft)) {
            case CreateTriggerSubscription.Result.Created created -> SubscriptionDto.of(created.subscription());
            case CreateTriggerSubscription.Result.Refused refused -> throw refused(refused.refusal());
        };
    }

    @Operation(
            operationId = "updateSubscription",
            summary = "Replace a subscription",
            description = """
                    Puts everything in the place of what was there, but for id and trigger, which never change. A \
                    password or token that is null or absent stays what it was, as long as scheme, host and port of \
                    the URL do; otherwise it must be given again. What the events are signed with stays.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "What the subscription is to be like.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = SubscriptionRequests.Put.class))))
    @ApiResponse(responseCode = "200", description = "The subscription as it is now.", useReturnTypeSchema = true)
    @PutMapping(path = "/{id}", consumes = JSON, produces = JSON)
    SubscriptionDto update(@SubscriptionPathId @PathVariable String id, @RequestBody JsonNode body) {
        return changed(change.change(parse(id), before -> {
            Reading reading = new Reading();
            Fields fields = reading.root(body);
            SubscriptionReader.requireSame(fields, before, reading);
            return SubscriptionReader.read(fields, reading);
        }));
    }

    /** Takes plain JSON too, because not every client knows the type of a patch. */
    @Operation(
            operationId = "patchSubscription",
            summary = "Change a subscription",
            description = """
                    Changes a subscription by a JSON Patch (RFC 6902) of `add`, `remove`, `replace`, `move` and \
                    `copy`, all of it or nothing. What comes out is held against the same rules as a replacement. \
                    Plain JSON is read as a patch, too.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "The changes, the first before the next.",
                            required = true,
                            content = {
                                @Content(
                                        mediaType = JSON_PATCH,
                                        array =
                                                @ArraySchema(
                                                        maxItems = SubscriptionPatch.MAX_OPERATIONS,
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                SubscriptionPatch.Operation.class))),
                                @Content(
                                        mediaType = JSON,
                                        array =
                                                @ArraySchema(
                                                        maxItems = SubscriptionPatch.MAX_OPERATIONS,
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                SubscriptionPatch.Operation.class)))
                            }))
    @ApiResponse(responseCode = "200", description = "The subscription as it is now.", useReturnTypeSchema = true)
    @PatchMapping(
            path = "/{id}",
            consumes = {JSON_PATCH, JSON},
            produces = JSON)
    SubscriptionDto patch(@SubscriptionPathId @PathVariable String id, @RequestBody JsonNode body) {
        SubscriptionPatch patch = SubscriptionPatch.read(body);
        return changed(change.change(parse(id), patch::appliedTo));
    }

    @Operation(
            operationId = "deleteSubscription",
            summary = "End a subscription",
            description = "Nobody is told any more; what was still to be delivered is forgotten.")
    @ApiResponse(responseCode = "204", description = "It is gone.", content = @Content)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@SubscriptionPathId @PathVariable String id) {
        switch (remove.remove(parse(id))) {
            case REMOVED -> {}
            case NOT_FOUND -> throw notFound();
        }
    }

    @Operation(
            operationId = "testSubscriptionFilter",
            summary = "Try a filter",
            description = """
                    Says what a filter makes of an event: a path to one value finds it unless it is null, false or an \
                    empty array; any other path finds something where it leads to one value at least.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "The filter and the event.",
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    SubscriptionRequests.FilterToValidate.class))))
    @ApiResponse(responseCode = "200", description = "What it makes of it.", useReturnTypeSchema = true)
    @PostMapping(path = "/validate-filter", consumes = JSON, produces = JSON)
    ValidateFilterOutputDto validateFilter(@RequestBody JsonNode body) {
        Reading reading = new Reading();
        Fields fields = reading.root(body);
        JsonNode input = fields.required("input", fields.any("input"));
        if (input != null && !(input instanceof ObjectNode)) {
            reading.illegal(MessageKey.OBJECT.with("input"));
        }
        String filter = fields.requiredText("filter", MAX_TRIED_FILTER_LENGTH);
        reading.refuseUnread().orRefuse();

        String event = String.valueOf(input);
        return filters.isValid(filter)
                ? new ValidateFilterOutputDto(filters.finds(filter, event), true, filters.leadsSomewhere(filter, event))
                : new ValidateFilterOutputDto(false, false, false);
    }

    @Operation(
            operationId = "changeSigningSecret",
            summary = "Sign with another secret",
            description = """
                    Has the events of a subscription signed as Standard Webhooks has it, with a new secret or with one \
                    of the caller's. The former one signs, too, for 24 hours, so that a subscriber may change at \
                    leisure; of more than two only the last two sign.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "The secret to sign with; without a body a new one is made.",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    SubscriptionRequests.SigningSecret.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The secret, which is shown this once only.",
            useReturnTypeSchema = true)
    @PostMapping(path = "/{id}/signing-secrets", consumes = JSON, produces = JSON)
    SigningSecretDto changeSigningSecret(
            @SubscriptionPathId @PathVariable String id, @RequestBody(required = false) @Nullable JsonNode body) {
        Secret own = body == null ? null : ownSecret(body);
        return changeSigningSecret
                .change(parse(id), own)
                .map(SigningSecretDto::of)
                .orElseThrow(TriggerSubscriptionsController::notFound);
    }

    private static @Nullable Secret ownSecret(JsonNode body) {
        Reading reading = new Reading();
        String secret = reading.root(body).text("secret", 200);
        if (secret != null && !SigningSecrets.isWellFormed(secret)) {
            reading.illegal(MessageKey.SIGNING_SECRET.with(
                    "secret", SigningSecrets.PREFIX, SigningSecrets.MIN_BYTES, SigningSecrets.MAX_BYTES));
        }
        reading.refuseUnread().orRefuse();
        return secret == null ? null : new Secret(secret);
    }

    private static SubscriptionDto changed(ChangeTriggerSubscription.Result result) {
        return switch (result) {
            case ChangeTriggerSubscription.Result.Changed changed -> SubscriptionDto.of(changed.subscription());
            case ChangeTriggerSubscription.Result.Refused refused -> throw refused(refused.refusal());
            case ChangeTriggerSubscription.Result.NotFound notFound -> throw notFound();
        };
    }

    private static RequestRefused refused(SubscriptionRefusal refusal) {
        return new RequestRefused(
                switch (refusal) {
                    case SubscriptionRefusal.LimitReached limit ->
                        ErrorAnswer.limitViolation(MessageKey.SUBSCRIPTIONS_AT_LIMIT.with(limit.limit()));
                    case SubscriptionRefusal.NotAFilter notAFilter ->
                        ErrorAnswer.illegalValue(MessageKey.JSON_PATH.with("filter", Subscription.MAX_FILTER_LENGTH));
                    case SubscriptionRefusal.SecretMissing missing ->
                        ErrorAnswer.missingData(MessageKey.SECRET_NEEDED.with("httpConfig"));
                });
    }

    private static SubscriptionId parse(String id) {
        return SubscriptionId.parse(id).orElseThrow(TriggerSubscriptionsController::notFound);
    }

    private static RequestRefused notFound() {
        return new RequestRefused(ErrorAnswer.notFound());
    }
}
