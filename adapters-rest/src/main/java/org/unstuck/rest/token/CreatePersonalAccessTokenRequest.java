package org.unstuck.rest.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.token.Expiration;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.Scopes;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/**
 * The body of a call that makes a personal access token (contract 7.1).
 *
 * @param scope absent, like what follows, for the default
 */
@Schema(
        description = "The personal access token that is wanted.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CreatePersonalAccessTokenRequest(
        @Schema(
                description = "What to call it; no other token of its owner may be called so.",
                minLength = 1,
                maxLength = PersonalAccessToken.MAX_NAME_LENGTH,
                example = "Nightly export")
        String name,

        @ArraySchema(
                minItems = 1,
                maxItems = Scopes.MAX_NUMBER,
                arraySchema =
                        @Schema(
                                description = "What it shall be good for, within what the caller's own token is good "
                                        + "for; `sp:scopes:all` if there is nothing here.",
                                example = "[\"sp:scopes:all\"]"),
                schema = @Schema(minLength = 1, maxLength = Scopes.MAX_LENGTH))
        @Nullable
        List<String> scope,

        @Schema(
                description = "For how many seconds each access token is good that it will get.",
                minimum = "" + PersonalAccessToken.MIN_VALIDITY_SECONDS,
                maximum = "" + PersonalAccessToken.MAX_VALIDITY_SECONDS,
                defaultValue = "" + PersonalAccessToken.MAX_VALIDITY_SECONDS,
                example = "3600")
        @Nullable
        Integer accessTokenValiditySeconds,

        @Schema(
                description = "When it ends, a time to come. If there is nothing here it never ends, and "
                        + "`userAwareTokenNeverExpires` must say that this is meant.",
                example = "2126-12-31T23:59:59.999Z")
        @Nullable
        Instant expirationDate,

        @Schema(
                description = "Says that a token without an end is meant. Not asked for under `/beta`, `/v3`, `/v2024` "
                        + "and `/v2025`, whose callers have no word for it.",
                defaultValue = "false",
                example = "false")
        @Nullable
        Boolean userAwareTokenNeverExpires) {

    CreatePersonalAccessTokenRequest {
        scope = scope == null ? null : List.copyOf(scope);
    }

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static CreatePersonalAccessTokenRequest read(JsonNode body, EndlessTokens endless, Reading reading) {
        Fields fields = reading.root(body);
        Integer seconds = fields.wholeNumber(
                "accessTokenValiditySeconds",
                PersonalAccessToken.MIN_VALIDITY_SECONDS,
                PersonalAccessToken.MAX_VALIDITY_SECONDS);
        String name = fields.requiredText("name", PersonalAccessToken.MAX_NAME_LENGTH);
        Scopes scopes = scopes(fields, "scope", reading);
        Instant end = fields.time("expirationDate");
        boolean hasEnd = fields.has("expirationDate");
        Boolean knowingly = fields.flag("userAwareTokenNeverExpires");
        if (!hasEnd) {
            knowingly = endless.acknowledged(knowingly);
        }
        if (!hasEnd && !Expiration.isAllowed(null, Boolean.TRUE.equals(knowingly))) {
            reading.missing(MessageKey.KNOWINGLY_FOR_EVER.with("expirationDate", "userAwareTokenNeverExpires"));
        }
        reading.refuseUnread();
        return new CreatePersonalAccessTokenRequest(name, List.copyOf(scopes.names()), seconds, end, knowingly);
    }

    Scopes scopes() {
        return scope == null ? Scopes.EVERYTHING : Scopes.of(scope);
    }

    Duration accessTokenValidity() {
        return accessTokenValiditySeconds == null
                ? PersonalAccessToken.DEFAULT_VALIDITY
                : Duration.ofSeconds(accessTokenValiditySeconds);
    }

    boolean isKnowinglyForEver() {
        return Boolean.TRUE.equals(userAwareTokenNeverExpires);
    }

    /** Scopes; all of them where none are named. */
    static Scopes scopes(Fields fields, String field, Reading reading) {
        List<String> names = fields.texts(field, Scopes.MAX_LENGTH);
        if (names == null) {
            return Scopes.EVERYTHING;
        }
        if (names.isEmpty() || names.size() > Scopes.MAX_NUMBER) {
            reading.illegal(MessageKey.ELEMENTS_BETWEEN.with(fields.path(field), 1, Scopes.MAX_NUMBER, names.size()));
            return Scopes.EVERYTHING;
        }
        boolean wellFormed = true;
        for (int index = 0; index < names.size(); index++) {
            if (!Scopes.isWellFormed(names.get(index))) {
                reading.illegal(MessageKey.SCOPE.with(fields.element(field, index), Scopes.MAX_LENGTH));
                wellFormed = false;
            }
        }
        return wellFormed ? Scopes.of(names) : Scopes.EVERYTHING;
    }
}
