package org.unstuck.rest.token;

import com.fasterxml.jackson.annotation.JsonInclude;
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
record GetPersonalAccessTokenResponse(
        String id,
        String name,
        List<String> scope,
        PatOwner owner,
        String created,
        @Nullable String lastUsed,
        boolean managed,
        long accessTokenValiditySeconds,
        @Nullable String expirationDate,
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
