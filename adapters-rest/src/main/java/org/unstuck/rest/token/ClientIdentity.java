package org.unstuck.rest.token;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.UserLevel;

/**
 * The person whom a client acts for. It travels with the registered client, so that a token is issued to the very copy
 * whose secret was checked.
 *
 * @param token the personal access token that the client is; absent for the administrator's client
 */
record ClientIdentity(
        String identityId,
        String userName,
        Set<UserLevel> levels,
        @Nullable PersonalAccessToken token) {

    static final String SETTING = "unstuck.identity";

    ClientIdentity {
        levels = Set.copyOf(levels);
    }

    static ClientIdentity of(AdministratorClient client) {
        return new ClientIdentity(client.identityId(), client.userName(), Set.of(UserLevel.ORG_ADMIN), null);
    }

    static ClientIdentity of(PersonalAccessToken token) {
        return new ClientIdentity(token.owner().id(), token.owner().name(), token.levels(), token);
    }

    static ClientIdentity of(RegisteredClient client) {
        ClientIdentity identity = client.getClientSettings().getSetting(SETTING);
        if (identity == null) {
            throw new IllegalStateException("client " + client.getClientId() + " acts for nobody");
        }
        return identity;
    }
}
