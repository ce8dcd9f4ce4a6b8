package org.unstuck.rest.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.unstuck.rest.security.TokenPolicy;

/** The registered clients: just the administrator's. */
final class AdministratorOnly implements RegisteredClientRepository {

    static final String ALL_SCOPES = "sp:scopes:all";

    private final RegisteredClient administrator;

    AdministratorOnly(AdministratorClient client, PasswordEncoder secrets, TokenPolicy policy) {
        this.administrator = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(secrets.encode(client.secret()))
                // No SDK uses HTTP Basic (contract 7.1).
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(ALL_SCOPES)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(policy.lifetime())
                        .build())
                .build();
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("the administrator client comes from the configuration");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return administrator.getClientId().equals(clientId) ? administrator : null;
    }
}
