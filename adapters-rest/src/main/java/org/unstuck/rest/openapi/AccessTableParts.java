package org.unstuck.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.unstuck.domain.token.Scopes;
import org.unstuck.domain.token.UserLevel;
import org.unstuck.rest.error.ErrorResponseDto;
import org.unstuck.rest.security.AccessRule;
import org.unstuck.rest.security.AccessTable;
import org.unstuck.rest.security.NeededScopes;

/**
 * Adds to every operation of the {@link AccessTable} what follows from its row: who may call it, the errors that all
 * such operations answer with, rate limit headers, and the header that makes a POST safe to send again. To what is
 * beside the API it adds only who may call it.
 */
@Order(1)
final class AccessTableParts implements OpenApiCustomizer {

    private static final String HEADERS = "#/components/headers/";
    private static final String RESPONSES = "#/components/responses/";
    private static final String KEY_IN_USE = "The same call, with the same key, is being done at this moment.";

    @Override
    public void customise(OpenAPI document) {
        Content error = Schemas.json(ErrorResponseDto.class, document);
        Content unauthorized = Schemas.json(UnauthorizedError.class, document);
        Content exceeded = Schemas.json(RateLimitError.class, document);
        document.getComponents()
                .addResponses("400", limited("The call is malformed, or breaks a rule that `causes` names.", error))
                .addResponses(
                        "401",
                        new ApiResponse()
                                .description("There is no token, or none that is valid now.")
                                .content(unauthorized)
                                .addHeaderObject(
                                        HttpHeaders.WWW_AUTHENTICATE,
                                        ApiDescription.header(
                                                        "The scheme to sign in with.",
                                                        ApiDescription.text("^Bearer"),
                                                        "Bearer")
                                                .required(true)))
                .addResponses("403", limited("The caller may not do this.", error))
                .addResponses("404", limited("There is no such thing, or it is not for the caller to see.", error))
                .addResponses("406", limited("The caller accepts no type that this operation answers with.", error))
                .addResponses("409", limited(KEY_IN_USE, error))
                .addResponses("413", limited("The body is larger than this server takes.", error))
                .addResponses("415", limited("The body is of a type that this operation does not take.", error))
                .addResponses("422", limited("The key was used for another call.", error))
                .addResponses(
                        "429",
                        limited("The client has used up its calls.", exceeded)
                                .addHeaderObject(ApiDescription.RETRY_AFTER, shared(ApiDescription.RETRY_AFTER)))
                .addResponses("500", limited("The server failed; `trackingId` finds the reason in its log.", error))
                .addResponses(
                        "503",
                        limited("Too many calls with keys are being done at this moment.", error)
                                .addHeaderObject(ApiDescription.RETRY_AFTER, shared(ApiDescription.RETRY_AFTER)));
        AccessTable.rows().forEach(row -> operation(document, row).ifPresent(operation -> add(row, operation)));
        AccessTable.ofTheServer()
                .forEach(row -> operation(document, row).ifPresent(operation -> tellWhoMayCall(row, operation)));
    }

    private static Optional<Operation> operation(OpenAPI document, AccessTable.Row row) {
        PathItem path = document.getPaths().get(row.path());
        return Optional.ofNullable(path)
                .map(PathItem::readOperationsMap)
                .map(operations ->
                        operations.get(PathItem.HttpMethod.valueOf(row.method().name())));
    }

    private static void add(AccessTable.Row row, Operation operation) {
        tellWhoMayCall(row, operation);
        operation.getResponses().values().stream()
                .filter(answer -> answer.get$ref() == null)
                .forEach(AccessTableParts::tellLimits);
        if (row.method().equals(HttpMethod.POST)) {
            takeKey(operation);
        }
        for (String status : errors(row, operation)) {
            operation.getResponses().putIfAbsent(status, new ApiResponse().$ref(RESPONSES + status));
        }
        Map<String, ApiResponse> sorted = new TreeMap<>(operation.getResponses());
        operation.getResponses().clear();
        operation.getResponses().putAll(sorted);
    }

    private static void tellWhoMayCall(AccessTable.Row row, Operation operation) {
        operation.addSecurityItem(new SecurityRequirement().addList(ApiDescription.OAUTH2));
        operation.addSecurityItem(new SecurityRequirement().addList(ApiDescription.BEARER));
        operation.setDescription(
                Objects.requireNonNullElse(operation.getDescription(), "").strip() + "\n\n" + level(row.rule()));
    }

    private static List<String> errors(AccessTable.Row row, Operation operation) {
        List<String> statuses = new ArrayList<>(List.of("400", "401", "403", "406", "429", "500"));
        if (row.path().contains("{")) {
            statuses.add("404");
        }
        if (row.method().equals(HttpMethod.POST)) {
            statuses.addAll(List.of("409", "413", "422", "503"));
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of("413", "415"));
        }
        return statuses;
    }

    private static void takeKey(Operation operation) {
        ApiResponse ownConflict = operation.getResponses().get("409");
        if (ownConflict != null) {
            ownConflict.setDescription(ownConflict.getDescription() + " Or: " + KEY_IN_USE);
        }
        operation.addParametersItem(CollectionParameters.shared(ApiDescription.IDEMPOTENCY_KEY));
        operation.getResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                answer.addHeaderObject(ApiDescription.REPLAYED, shared(ApiDescription.REPLAYED));
            }
        });
    }

    private static String level(AccessRule rule) {
        String levels = rule.levels().contains(UserLevel.USER)
                ? "any person, or a client acting for one"
                : rule.levels().stream().map(UserLevel::name).sorted().collect(Collectors.joining(" or "))
                        + ", or a client acting for such a person"
                        + (rule.clientsToo() ? ", or a client of its own accord that has the scope by its name" : "");
        String scopes = switch (rule.scopes()) {
            case NeededScopes.None none -> "none needed.";
            case NeededScopes.OneOf(Set<String> names) ->
                Stream.concat(names.stream().sorted(), Stream.of(Scopes.ALL))
                        .collect(Collectors.joining("`, `", "`", "`; one of them."));
        };
        return "**Level:** " + levels + ".\n\n**Scope:** " + scopes;
    }

    private static ApiResponse limited(String description, Content content) {
        ApiResponse answer = new ApiResponse().description(description).content(content);
        tellLimits(answer);
        return answer;
    }

    private static void tellLimits(ApiResponse answer) {
        answer.addHeaderObject(ApiDescription.RATE_LIMIT_POLICY, shared(ApiDescription.RATE_LIMIT_POLICY))
                .addHeaderObject(ApiDescription.RATE_LIMIT, shared(ApiDescription.RATE_LIMIT));
    }

    private static Header shared(String header) {
        return new Header().$ref(HEADERS + header);
    }
}
