package org.unstuck.rest.token;

import com.fasterxml.jackson.databind.JsonNode;
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

/** The body of a call that makes a personal access token (contract 7.1). */
record CreatePersonalAccessTokenRequest(
        String name,
        Scopes scope,
        Duration accessTokenValidity,
        @Nullable Instant expirationDate,
        boolean userAwareTokenNeverExpires) {

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static CreatePersonalAccessTokenRequest read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        Integer seconds = fields.wholeNumber(
                "accessTokenValiditySeconds",
                PersonalAccessToken.MIN_VALIDITY_SECONDS,
                PersonalAccessToken.MAX_VALIDITY_SECONDS);
        CreatePersonalAccessTokenRequest request = new CreatePersonalAccessTokenRequest(
                fields.requiredText("name", PersonalAccessToken.MAX_NAME_LENGTH),
                scopes(fields, "scope", reading),
                seconds == null ? PersonalAccessToken.DEFAULT_VALIDITY : Duration.ofSeconds(seconds),
                fields.time("expirationDate"),
                Boolean.TRUE.equals(fields.flag("userAwareTokenNeverExpires")));
        if (!fields.has("expirationDate") && !Expiration.isAllowed(null, request.userAwareTokenNeverExpires)) {
            reading.missing(MessageKey.KNOWINGLY_FOR_EVER.with("expirationDate", "userAwareTokenNeverExpires"));
        }
        reading.refuseUnread();
        return request;
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
