package org.unstuck.rest.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.TokenSecret;
import org.unstuck.rest.time.WireTime;

/**
 * A personal access token as its maker is shown it, once.
 *
 * @param secret never shown again
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "A personal access token that was just made.")
record CreatePersonalAccessTokenResponse(
        @Schema(
                description = "Its id, which is its client id at sign-in.",
                pattern = "^[0-9a-f]{32}$",
                example = "86f1dc6fe8f54414950454cbb11278fa")
        String id,

        @Schema(
                description = "Its secret, which is its client secret at sign-in. Shown here and never again.",
                pattern = "^[0-9a-f]{64}$",
                example = "1d1bef2b9f426383447f64f69349fc7cac176042578d205c256ba3f37c59adb9")
        String secret,

        @ArraySchema(arraySchema = @Schema(description = "What it is good for.", example = "[\"sp:scopes:all\"]"))
        List<String> scope,

        @Schema(description = "What it is called.", example = "Nightly export")
        String name,

        @Schema(description = "Whose it is.") PatOwner owner,

        @Schema(description = "When it was made.", format = "date-time", example = "2026-07-11T18:45:37.098Z")
        String created,

        @Schema(description = "For how many seconds each access token is good that it gets.", example = "43200")
        long accessTokenValiditySeconds,

        @Schema(
                description = "When it ends; the last moment of the year 9999 if it never does.",
                format = "date-time",
                example = "2126-12-31T23:59:59.999Z")
        String expirationDate) {

    /** Whoever makes a token must be told a time (A14), and clients that check this would lose the secret over a null. */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.999Z");

    static CreatePersonalAccessTokenResponse of(PersonalAccessToken token, TokenSecret secret) {
        return new CreatePersonalAccessTokenResponse(
                token.id().toString(),
                secret.value(),
                List.copyOf(token.scopes().names()),
                token.name(),
                PatOwner.of(token.owner()),
                WireTime.of(token.created()),
                token.validity().toSeconds(),
                WireTime.of(Objects.requireNonNullElse(token.expiration().at(), NEVER)));
    }

    /** Stays out of logs. */
    @Override
    public String toString() {
        return "CreatePersonalAccessTokenResponse[" + id + "]";
    }
}
