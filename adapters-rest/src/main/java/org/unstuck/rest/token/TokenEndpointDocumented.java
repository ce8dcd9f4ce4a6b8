package org.unstuck.rest.token;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.unstuck.rest.error.ErrorResponseDto;
import org.unstuck.rest.openapi.Schemas;

/** Describes the token endpoint, which is a filter's and no controller's. */
@Order(0)
final class TokenEndpointDocumented implements OpenApiCustomizer {

    /** Described by {@link InfoController}. */
    static final String TAG = "Sign in";

    private static final String FORM = org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    private static final String PARTS = org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

    private final String path;

    TokenEndpointDocumented(String path) {
        this.path = path;
    }

    @Override
    public void customise(OpenAPI document) {
        io.swagger.v3.oas.models.media.Schema<?> parameters = Schemas.reference(TokenParametersShape.class, document);
        Content refused = Schemas.json(TokenError.class, document);
        io.swagger.v3.oas.models.media.Schema<?> either = new JsonSchema()
                .anyOf(List.of(
                        Schemas.reference(TokenError.class, document),
                        Schemas.reference(ErrorResponseDto.class, document)));
        Content refusedOrMalformed = new Content()
                .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_JSON_VALUE, new MediaType().schema(either));
        document.path(
                path,
                new PathItem()
                        .post(new Operation()
                                .operationId("issueToken")
                                .addTagsItem(TAG)
                                .summary("Issue a token")
                                .description(
                                        "Gives a token for the id and secret of a client. The parameters may be in "
                                                + "the body, in the query, or some here and some there.")
                                .security(List.of())
                                .requestBody(new RequestBody()
                                        .description("The parameters, unless all of them are in the query.")
                                        .content(new Content()
                                                .addMediaType(FORM, new MediaType().schema(parameters))
                                                .addMediaType(PARTS, new MediaType().schema(parameters))))
                                .responses(new ApiResponses()
                                        .addApiResponse(
                                                "200",
                                                answer("The token.", Schemas.json(TokenResponse.class, document)))
                                        .addApiResponse(
                                                "400",
                                                answer(
                                                        "The parameters are not what a token request has; or the call "
                                                                + "is malformed, and was told so as any other is.",
                                                        refusedOrMalformed))
                                        .addApiResponse(
                                                "401", answer("No client has this id and this secret.", refused))
                                        .addApiResponse("413", answer("The body is too large.", refused))
                                        .addApiResponse("500", new ApiResponse().$ref("#/components/responses/500")))));
    }

    private static ApiResponse answer(String description, Content content) {
        return new ApiResponse().description(description).content(content);
    }

    /** What {@link TokenParameters} reads. */
    @Schema(name = "TokenRequest", description = "The parameters of a token request.")
    record TokenParametersShape(
            @Schema(
                    description = "How the caller shows who it is; there is one way.",
                    allowableValues = "client_credentials",
                    example = "client_credentials")
            String grant_type,

            @Schema(description = "The id of the client.", example = "0123456789abcdef0123456789abcdef")
            String client_id,

            @Schema(
                    description = "The secret of the client.",
                    format = "password",
                    example = "a long and random secret")
            String client_secret,

            @Schema(
                    description = "The scopes that are wanted, with blanks between them; all that the client has if "
                            + "there is nothing here.",
                    example = "sp:scopes:all")
            @Nullable
            String scope) {}

    /** What {@link TokenAnswer} writes. */
    @Schema(description = "A token and, beside it, much of what is in it.")
    record TokenResponse(
            @Schema(
                    description = "The token, a JWT.",
                    example = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1bnN0dWNrIn0.c2lnbmF0dXJl")
            String access_token,

            @Schema(description = "How to send it.", example = "bearer")
            String token_type,

            @Schema(description = "For how many seconds it is good.", minimum = "1", example = "43199")
            long expires_in,

            @Schema(description = "Its scopes, with blanks between them.", example = "sp:scopes:all")
            String scope,

            @Schema(description = "How long the access lasts.", example = "OFFLINE")
            String accessType,

            @Schema(description = "The id of the tenant.", example = "unstuck")
            String tenant_id,

            @Schema(description = "Whether it is for the system itself.", example = "false")
            boolean internal,

            @Schema(description = "The pod of this installation.", example = "unstuck")
            String pod,

            @Schema(description = "Whether the client could sign in in a stronger way.", example = "false")
            boolean strong_auth_supported,

            @Schema(description = "The organisation of this installation.", example = "unstuck")
            String org,

            @Schema(description = "The id of the person it acts for.", example = "2c9180a46faadee4016fb4e018c20639")
            String user_id,

            @Schema(description = "The id of the identity it acts for.", example = "2c9180a46faadee4016fb4e018c20639")
            String identity_id,

            @Schema(description = "The name of the person it acts for.", example = "admin")
            String user_name,

            @Schema(description = "Whether the client signed in in a stronger way.", example = "false")
            boolean strong_auth,

            @Schema(description = "Whether the person may act.", example = "true")
            boolean enabled,

            @Schema(description = "The id of the token.", example = "0f4c1a52-2b6e-4d39-9a53-4a8c8b1f7b10")
            String jti) {}

    /** What {@link TokenRefused} writes. */
    @Schema(description = "Why there is no token, as OAuth 2 says it.")
    record TokenError(
            @Schema(description = "The kind of error.", example = "invalid_client")
            String error,

            @Schema(description = "A sentence for people.", example = "Bad client credentials")
            String error_description) {}
}
