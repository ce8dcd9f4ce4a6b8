package org.unstuck.rest.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.rest.time.WireTime;

/**
 * A personal access token as it is shown whenever it is looked at: without its secret.
 *
 * @param managed whether the platform made it for itself; never so here
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "A personal access token, without its secret.")
record GetPersonalAccessTokenResponse(
        @Schema(
                description = "Its id, which is its client id at sign-in.",
                pattern = "^[0-9a-f]{32}$",
                example = "86f1dc6fe8f54414950454cbb11278fa")
        String id,

        @Schema(description = "What it is called.", example = "Nightly export")
        String name,

        @ArraySchema(arraySchema = @Schema(description = "What it is good for.", example = "[\"sp:scopes:all\"]"))
        List<String> scope,

        @Schema(description = "Whose it is.") PatOwner owner,

        @Schema(description = "When it was made.", format = "date-time", example = "2026-07-11T18:45:37.098Z")
        String created,

        @Schema(
                description = "When it last got an access token, noted once a day at most; null if it never did.",
                format = "date-time",
                example = "2026-07-12T06:00:00.000Z")
        @Nullable
        String lastUsed,

        @Schema(description = "Whether the server made it for itself; it never does.", example = "false")
        boolean managed,

        @Schema(description = "For how many seconds each access token is good that it gets.", example = "43200")
        long accessTokenValiditySeconds,

        @Schema(
                description = "When it ends; null if it never does.",
                format = "date-time",
                example = "2126-12-31T23:59:59.999Z")
        @Nullable
        String expirationDate,

        @Schema(
                description =
                        "Whether it was said that a token without an end is meant; always so of one that has none.",
                example = "false")
        boolean userAwareTokenNeverExpires) {

    static GetPersonalAccessTokenResponse of(PersonalAccessToken token) {
        return new GetPersonalAccessTokenResponse(
                token.id().toString(),
                token.name(),
                List.copyOf(token.scopes().names()),
                PatOwner.of(token.owner()),
                WireTime.of(token.created()),
                WireTime.ofNullable(token.lastUsed()),
                false,
                token.validity().toSeconds(),
                WireTime.ofNullable(token.expiration().at()),
                token.expiration().knowinglyNever());
    }
}
