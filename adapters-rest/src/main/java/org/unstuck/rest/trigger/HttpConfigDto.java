package org.unstuck.rest.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.Target;

/** Where to, as it is asked for and as it is shown: what is secret goes in only (contract 6.2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "HttpConfig", description = "Where events go, and how to sign in there.")
record HttpConfigDto(
        @Schema(
                description = "Where events are posted to: an `http` or `https` URL without user and fragment.",
                maxLength = 2_048,
                example = "https://desk.example.com/unstuck")
        String url,

        @Schema(
                description = "Where an answer is waited for: whether it comes at once (`SYNC`), later by calling "
                        + "back (`ASYNC`), or as the subscriber likes (`DYNAMIC`).",
                example = "SYNC")
        Target.DispatchMode httpDispatchMode,

        @Schema(description = "How to sign in there.", defaultValue = "NO_AUTH", example = "BASIC_AUTH") @Nullable
        AuthenticationType httpAuthenticationType,

        @Schema(description = "For `BASIC_AUTH`.") @Nullable BasicAuthConfig basicAuthConfig,

        @Schema(description = "For `BEARER_TOKEN`.") @Nullable
        BearerTokenAuthConfig bearerTokenAuthConfig) {

    /** How to sign in, as the public API names it. */
    enum AuthenticationType {
        /** Not at all. */
        NO_AUTH,
        /** By name and password. */
        BASIC_AUTH,
        /** By a token. */
        BEARER_TOKEN
    }

    /** Name and password. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "BasicAuthConfig", description = "Name and password.")
    record BasicAuthConfig(
            @Schema(description = "The name.", maxLength = SubscriptionReader.MAX_USER_NAME, example = "desk")
            String userName,

            @Schema(
                    description = "The password. Never shown; null keeps the one there is, as long as scheme, host and "
                            + "port of the URL stay the same.",
                    maxLength = SubscriptionReader.MAX_PASSWORD,
                    example = "correct horse")
            @Nullable
            String password) {}

    /** A token. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "BearerTokenAuthConfig", description = "A token.")
    record BearerTokenAuthConfig(
            @Schema(
                    description = "The token. Never shown; null keeps the one there is, as long as scheme, host and "
                            + "port of the URL stay the same.",
                    maxLength = SubscriptionReader.MAX_TOKEN,
                    example = "mF_9.B5f-4.1JqM")
            @Nullable
            String bearerToken) {}

    static HttpConfigDto of(Target.Http http) {
        return switch (http.authentication()) {
            case Authentication.None none ->
                new HttpConfigDto(http.url(), http.mode(), AuthenticationType.NO_AUTH, null, null);
            case Authentication.Basic basic ->
                new HttpConfigDto(
                        http.url(),
                        http.mode(),
                        AuthenticationType.BASIC_AUTH,
                        new BasicAuthConfig(basic.userName(), null),
                        null);
            case Authentication.Bearer bearer ->
                new HttpConfigDto(
                        http.url(),
                        http.mode(),
                        AuthenticationType.BEARER_TOKEN,
                        null,
                        new BearerTokenAuthConfig(null));
        };
    }
}
