package org.unstuck.rest.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.TokenSecret;
import org.unstuck.rest.time.WireTime;

/**
 * A personal access token as its maker is shown it, once.
 *
 * @param secret never shown again
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CreatePersonalAccessTokenResponse(
        String id,
        String secret,
        List<String> scope,
        String name,
        PatOwner owner,
        String created,
        long accessTokenValiditySeconds,
        @Nullable String expirationDate) {

    static CreatePersonalAccessTokenResponse of(PersonalAccessToken token, TokenSecret secret) {
        return new CreatePersonalAccessTokenResponse(
                token.id().toString(),
                secret.value(),
                List.copyOf(token.scopes().names()),
                token.name(),
                PatOwner.of(token.owner()),
                WireTime.of(token.created()),
                token.validity().toSeconds(),
                WireTime.ofNullable(token.expiration().at()));
    }

    /** Stays out of logs. */
    @Override
    public String toString() {
        return "CreatePersonalAccessTokenResponse[" + id + "]";
    }
}
