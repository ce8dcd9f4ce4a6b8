package org.unstuck.rest.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.unstuck.application.idempotency.AnswerOnce;
import org.unstuck.application.port.Page;
import org.unstuck.rest.limit.RateLimit;
import org.unstuck.rest.path.ApiVersion;

/** What the document says before any operation, and the pieces that operations share. */
final class ApiDescription {

    static final String OAUTH2 = "oauth2";
    static final String BEARER = "bearer";

    static final String LIMIT = "limit";
    static final String OFFSET = "offset";
    static final String COUNT = "count";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";
    static final String TOTAL = "X-Total-Count";
    static final String RATE_LIMIT = "RateLimit";
    static final String RATE_LIMIT_POLICY = "RateLimit-Policy";
    static final String RETRY_AFTER = "Retry-After";

    private ApiDescription() {}

    static OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Unstuck")
                        .version("1")
                        .summary("Closes access requests that are stuck, and tells what became of each.")
                        .description(description())
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("The server that this document came from")))
                .components(components());
    }

    private static String description() {
        String prefixes = ApiVersion.prefixes().stream()
                .map(prefix -> "`/" + prefix + "`")
                .collect(Collectors.joining(", "));
        return """
                ## Paths
                Operations stand here under their canonical paths, which have no version. Each also answers under %s \
                put before its path, and with `v1` after the first segment: `/access-requests/close` is \
                `/v2025/access-requests/close` and `/access-requests/v1/close` as well. The versions differ in five \
                things only: each has a rate limit of its own, a close asks for the header \
                `X-SailPoint-Experimental` without a version and under `/v2024`, a personal access token without an end must be asked for by a \
                flag where callers know it, `/v2026/access-request-config` is `/access-request-config/v2`, the only path \
                with a second version, and `/v3/access-request-config`, which is `/beta/access-request-config`, too, \
                has a form of its own. `/oauth/token` and what lies outside of the API have one path each.

                ## Signing in
                `POST /oauth/token` gives a token for a client's id and secret. Send it as `Authorization: Bearer …` \
                with every call. On this page: try out `issueToken`, then put its `access_token` into *Authorize*, *bearer*.

                ## Bodies and parameters
                JSON is read strictly: no field twice, nothing behind its end, no text where a number belongs. A field \
                or parameter that an operation does not know is refused, unless the operation says otherwise. Fields \
                that are `null` count as absent.

                ## Lists
                A list gives at most %d elements; `limit` and `offset` choose which, and `count=true` asks for \
                the total in `X-Total-Count`.

                Some lists take `filters`: comparisons like `type eq "appRequest"`, `created ge 2026-06`, \
                `type in ("a", "b")`, `lastUsed isnull` or `pr type`, put together with `and`, `or`, `not` and \
                parentheses. A text stands in double quotes; capital and small letters are the same. Of a time that is \
                written in part, `eq`, `ne`, `in` and `sw` take all, and `gt`, `ge`, `lt` and `le` the beginning. What has \
                no value answers only to `isnull` and `ne`. Some take `sorters`: fields with commas between them, \
                `-created` for the opposite direction; what has no value comes last.

                ## Errors
                Every error is JSON. Its `trackingId` is in the server's log, too; `causes` names every field and rule \
                that was broken. The answers to a missing token and to too many calls have shapes of their own.

                ## Rate limits
                A client may make so many calls in %d seconds under each version. `RateLimit-Policy` says how many, \
                `RateLimit` how many of them are left; whoever has none left gets 429 with `Retry-After`.
                """.formatted(prefixes, Page.MAX_LIMIT, RateLimit.WINDOW.toSeconds());
    }

    private static Components components() {
        return new Components()
                .addSecuritySchemes(
                        OAUTH2,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .description("A client's id and secret, sent as parameters of the form.")
                                .flows(new OAuthFlows()
                                        .clientCredentials(new OAuthFlow()
                                                .tokenUrl("/oauth/token")
                                                .scopes(new Scopes()))))
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("The `access_token` that `issueToken` gave."))
                .addParameters(
                        LIMIT,
                        new QueryParameter()
                                .name(LIMIT)
                                .description("How many elements to give at most.")
                                .schema(integer(0)._default(Page.MAX_LIMIT).maximum(BigDecimal.valueOf(Page.MAX_LIMIT)))
                                .example(50))
                .addParameters(
                        OFFSET,
                        new QueryParameter()
                                .name(OFFSET)
                                .description("How many elements to pass over first.")
                                .schema(integer(0)._default(0).maximum(BigDecimal.valueOf(Integer.MAX_VALUE)))
                                .example(100))
                .addParameters(
                        COUNT,
                        new QueryParameter()
                                .name(COUNT)
                                .description("Whether to tell, in `X-Total-Count`, how many elements there are in all.")
                                .schema(Schemas.of("boolean")._default(false))
                                .example(true))
                .addParameters(IDEMPOTENCY_KEY, idempotencyKey())
                .addHeaders(
                        TOTAL,
                        header(
                                "How many elements there are in all, whatever `limit` and `offset` say; there when "
                                        + "`count=true` asked for it.",
                                integer(0),
                                3000))
                .addHeaders(
                        REPLAYED,
                        header(
                                "There when the call was done before, with the same key, and this is the answer of then.",
                                text("^true$"),
                                "true"))
                .addHeaders(
                        RATE_LIMIT_POLICY,
                        header(
                                "How many calls (`q`) the client may make in how many seconds (`w`); absent when it is "
                                        + "not limited.",
                                text("^\"default\";q=[0-9]+;w=[0-9]+$"),
                                "\"default\";q=100;w=" + RateLimit.WINDOW.toSeconds()))
                .addHeaders(
                        RATE_LIMIT,
                        header(
                                "How many calls are left (`r`), and in how many seconds (`t`) all of them are there "
                                        + "again; absent when nobody could count.",
                                text("^\"default\";r=[0-9]+;t=[0-9]+$"),
                                "\"default\";r=87;t=6"))
                .addHeaders(
                        RETRY_AFTER,
                        header("In how many seconds to call again.", integer(1), 6)
                                .required(true));
    }

    private static Parameter idempotencyKey() {
        return new HeaderParameter()
                .name(IDEMPOTENCY_KEY)
                .description("A name that the caller makes up for this one call, a UUID for example: 1 to 255 visible "
                        + "ASCII characters, in quotes or without. When the same call comes again with the same key it "
                        + "is not done a second time; the answer to the first is given again. Answers are kept for "
                        + AnswerOnce.KEPT.toHours() + " hours, and whoever has too many of them gets 400, "
                        + "`400.1.4 Limit violation`. Calls that came to nothing leave their key free.")
                .schema(text("^[!-~]+$"))
                .example("5e0c2f9a-7d51-4f5e-9a39-0c7a1f6f3a11");
    }

    static Header header(String description, Schema<?> schema, Object example) {
        return new Header().description(description).schema(schema).example(example);
    }

    private static JsonSchema integer(int minimum) {
        JsonSchema integer = Schemas.of("integer");
        integer.setMinimum(BigDecimal.valueOf(minimum));
        return integer;
    }

    static JsonSchema text(String pattern) {
        JsonSchema text = Schemas.of("string");
        text.setPattern(pattern);
        return text;
    }
}
