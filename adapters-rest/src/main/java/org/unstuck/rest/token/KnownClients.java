package org.unstuck.rest.token;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.unstuck.application.token.ReadPersonalAccessTokens;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.Scopes;
import org.unstuck.domain.token.SecretHash;
import org.unstuck.domain.token.TokenId;
import org.unstuck.rest.security.TokenPolicy;

/** The registered clients: the administrator's, and every personal access token that is still good. */
final class KnownClients implements RegisteredClientRepository {

    private final RegisteredClient administrator;
    private final ReadPersonalAccessTokens tokens;
    private final InstantSource clock;

    KnownClients(AdministratorClient client, ReadPersonalAccessTokens tokens, TokenPolicy policy, InstantSource clock) {
        this.administrator = client(
                client.id(),
                SecretHash.of(client.secret()),
                Set.of(Scopes.ALL),
                policy.lifetime(),
                ClientIdentity.of(client));
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients come from the configuration and from personal access tokens");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (administrator.getClientId().equals(clientId)) {
            return administrator;
        }
        return TokenId.parse(clientId)
                .flatMap(tokens::find)
                .filter(token -> token.isGood(clock.instant()))
                .map(KnownClients::client)
                .orElse(null);
    }

    private static RegisteredClient client(PersonalAccessToken token) {
        return client(
                token.id().toString(),
                token.secret(),
                token.scopes().names(),
                token.validity(),
                ClientIdentity.of(token));
    }

    private static RegisteredClient client(
            String id, SecretHash secret, Set<String> scopes, Duration lifetime, ClientIdentity identity) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(secret.hex())
                // No SDK uses HTTP Basic (contract 7.1).
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .clientSettings(ClientSettings.builder()
                        .setting(ClientIdentity.SETTING, identity)
                        .build())
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(lifetime).build())
                .build();
    }
}
