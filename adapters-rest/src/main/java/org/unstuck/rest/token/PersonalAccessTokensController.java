package org.unstuck.rest.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.port.TokenFields;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.token.ChangePersonalAccessToken;
import org.unstuck.application.token.CreatePersonalAccessToken;
import org.unstuck.application.token.ReadPersonalAccessTokens;
import org.unstuck.application.token.RevokePersonalAccessToken;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.token.TokenId;
import org.unstuck.domain.token.TokenOwner;
import org.unstuck.domain.token.TokenRefusal;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.security.AccessTable;
import org.unstuck.rest.security.Caller;

/** Personal access tokens: everybody's own, and for administrators those of others (contract 7.1). */
@RestController
@RequestMapping("/personal-access-tokens")
@Tag(name = "Personal access tokens", description = "Clients that act for the person who made them.")
class PersonalAccessTokensController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String OWNER = "owner-id";

    private final CreatePersonalAccessToken create;
    private final ReadPersonalAccessTokens read;
    private final ChangePersonalAccessToken change;
    private final RevokePersonalAccessToken revoke;
    private final LivingTokens living;

    PersonalAccessTokensController(
            CreatePersonalAccessToken create,
            ReadPersonalAccessTokens read,
            ChangePersonalAccessToken change,
            RevokePersonalAccessToken revoke,
            LivingTokens living) {
        this.create = create;
        this.read = read;
        this.change = change;
        this.revoke = revoke;
        this.living = living;
    }

    @Operation(
            operationId = "createPersonalAccessToken",
            summary = "Make a personal access token",
            description = """
                    Makes a client that acts for the caller, with the caller's levels of now. It may do no more than the \
                    token that this call is made with. A person has so many of them at most (400, \
                    `400.1.4 Limit violation`), each with a name of its own (400, `400.1.409 Reference conflict`).""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "What the token is to be like.",
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CreatePersonalAccessTokenRequest.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The token, with its secret, which is shown this once only.",
            useReturnTypeSchema = true)
    @PostMapping(consumes = JSON, produces = JSON)
    CreatePersonalAccessTokenResponse create(
            @RequestBody JsonNode body, HttpServletRequest request, Authentication authentication) {
        Reading reading = new Reading();
        CreatePersonalAccessTokenRequest asked =
                CreatePersonalAccessTokenRequest.read(body, EndlessTokens.of(request), reading);
        reading.orRefuse();
        Caller caller = Caller.of(authentication);
        Actor person = caller.actor();

        return switch (create.create(new CreatePersonalAccessToken.Command(
                new TokenOwner(person.id(), person.name()),
                caller.powers(),
                asked.name(),
                asked.scopes(),
                asked.accessTokenValidity(),
                asked.expirationDate(),
                asked.isKnowinglyForEver()))) {
            case CreatePersonalAccessToken.Result.Created created ->
                CreatePersonalAccessTokenResponse.of(created.token(), created.secret());
            case CreatePersonalAccessToken.Result.Refused refused -> throw refused(refused.refusal());
        };
    }

    @Operation(
            operationId = "listPersonalAccessTokens",
            summary = "List personal access tokens",
            description = """
                    Tokens without their secrets, the oldest first. Those of others, and all at once, are for \
                    administrators with `sp:scopes:all`, `sp:all-personal-access-tokens:read` or \
                    `sp:all-personal-access-tokens:manage`.""",
            parameters =
                    @Parameter(
                            name = OWNER,
                            in = ParameterIn.QUERY,
                            description =
                                    "Whose: the id of a person, or `me` for the caller's own; everybody's if there is "
                                            + "nothing here.",
                            schema = @Schema(types = "string"),
                            example = "me"))
    @ApiResponse(responseCode = "200", description = "The tokens, the oldest first.", useReturnTypeSchema = true)
    @FilteredBy(TokenFields.class)
    @GetMapping(produces = JSON)
    ResponseEntity<List<GetPersonalAccessTokenResponse>> list(
            @RequestParam MultiValueMap<String, String> parameters, Authentication authentication) {
        ListQuery query = ListQuery.parse(parameters, TokenFields.ALL, Set.of(OWNER));
        Visibility wanted = wanted(query.own().get(OWNER), Caller.of(authentication));
        List<GetPersonalAccessTokenResponse> page = read.page(wanted, query.selection(), query.page()).stream()
                .map(GetPersonalAccessTokenResponse::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> read.count(wanted, query.selection())))
                .body(page);
    }

    /** Takes plain JSON too, because not every client knows the type of a patch. */
    @Operation(
            operationId = "patchPersonalAccessToken",
            summary = "Change a personal access token",
            description = """
                    Changes name, scopes or end of a token by a JSON Patch (RFC 6902) of `add`, `replace` and `remove`, \
                    all of it or nothing. New scopes and a new end must lie within what the token of this call is good \
                    for. Taking the end away needs `/userAwareTokenNeverExpires` set to `true` in the same patch, unless \
                    it comes under `/beta`, `/v3`, `/v2024` or `/v2025`. Tokens of others are for administrators with \
                    `sp:scopes:all`, or with `sp:all-personal-access-tokens:manage` beside the scope below. Plain JSON \
                    is read as a patch, too.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "The changes, the first before the next.",
                            required = true,
                            content = {
                                @Content(
                                        mediaType = JSON_PATCH,
                                        array =
                                                @ArraySchema(
                                                        maxItems = PersonalAccessTokenPatch.MAX_OPERATIONS,
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                PersonalAccessTokenPatch.Operation
                                                                                        .class))),
                                @Content(
                                        mediaType = JSON,
                                        array =
                                                @ArraySchema(
                                                        maxItems = PersonalAccessTokenPatch.MAX_OPERATIONS,
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                PersonalAccessTokenPatch.Operation
                                                                                        .class)))
                            }))
    @ApiResponse(responseCode = "200", description = "The token as it is now.", useReturnTypeSchema = true)
    @PatchMapping(
            path = "/{id}",
            consumes = {JSON_PATCH, JSON},
            produces = JSON)
    GetPersonalAccessTokenResponse patch(
            @PatId @PathVariable String id,
            @RequestBody JsonNode body,
            HttpServletRequest request,
            Authentication authentication) {
        Reading reading = new Reading();
        PersonalAccessTokenPatch patch = PersonalAccessTokenPatch.read(body, EndlessTokens.of(request), reading);
        reading.orRefuse();
        Caller caller = Caller.of(authentication);
        TokenId token = parse(id);

        ChangePersonalAccessToken.Result result = change.change(new ChangePersonalAccessToken.Command(
                token,
                caller.reach(AccessTable.TO_MANAGE_TOKENS_OF_OTHERS),
                caller.powers(),
                patch.name(),
                patch.scopes(),
                patch.expiration(),
                patch.knowinglyNever()));
        living.forget(token);
        return switch (result) {
            case ChangePersonalAccessToken.Result.Changed changed -> GetPersonalAccessTokenResponse.of(changed.token());
            case ChangePersonalAccessToken.Result.Refused refused -> throw refused(refused.refusal());
            case ChangePersonalAccessToken.Result.NotFound notFound -> throw notFound();
        };
    }

    @Operation(operationId = "deletePersonalAccessToken", summary = "Revoke a personal access token", description = """
                    The token is gone, and the access tokens that it got are good for two more seconds at most. Tokens of \
                    others are for administrators with `sp:scopes:all` or `sp:all-personal-access-tokens:manage`.""")
    @ApiResponse(responseCode = "204", description = "It is gone.", content = @Content)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PatId @PathVariable String id, Authentication authentication) {
        TokenId token = parse(id);
        RevokePersonalAccessToken.Result result =
                revoke.revoke(token, Caller.of(authentication).reach(AccessTable.TO_MANAGE_TOKENS_OF_OTHERS));
        living.forget(token);
        switch (result) {
            case REVOKED -> {}
            case NOT_FOUND -> throw notFound();
        }
    }

    // Refused whoever it is that was asked for, so nobody learns by it who has tokens.
    private static Visibility wanted(@Nullable String ownerId, Caller caller) {
        String own = caller.actor().id();
        if (ownerId != null && (ownerId.equals("me") || ownerId.equals(own))) {
            return new Visibility.OwnOf(own);
        }
        return switch (caller.reach(AccessTable.TO_READ_TOKENS_OF_OTHERS)) {
            case Visibility.OwnOf onlyOwn -> throw new AccessDeniedException("the tokens of others");
            case Visibility.Everything everything -> ownerId == null ? everything : new Visibility.OwnOf(ownerId);
        };
    }

    private static RequestRefused refused(TokenRefusal refusal) {
        return new RequestRefused(
                switch (refusal) {
                    case TokenRefusal.LimitReached limit ->
                        ErrorAnswer.limitViolation(MessageKey.TOKENS_AT_LIMIT.with(limit.limit()));
                    case TokenRefusal.NameTaken taken ->
                        ErrorAnswer.referenceConflict(MessageKey.TOKEN_NAME_UNIQUE.with("name"));
                    case TokenRefusal.BeyondItsMaker beyond ->
                        ErrorAnswer.illegalValue(MessageKey.WITHIN_OWN_TOKEN.with());
                    case TokenRefusal.AlreadyOver over ->
                        ErrorAnswer.illegalValue(MessageKey.IN_THE_FUTURE.with("expirationDate"));
                    case TokenRefusal.UnknowinglyForEver unknowingly ->
                        ErrorAnswer.missingData(
                                MessageKey.KNOWINGLY_FOR_EVER.with("expirationDate", "userAwareTokenNeverExpires"));
                });
    }

    private static TokenId parse(String id) {
        return TokenId.parse(id).orElseThrow(PersonalAccessTokensController::notFound);
    }

    private static RequestRefused notFound() {
        return new RequestRefused(ErrorAnswer.notFound());
    }
}
