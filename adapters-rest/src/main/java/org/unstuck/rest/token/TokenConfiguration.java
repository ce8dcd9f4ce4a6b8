package org.unstuck.rest.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2TokenEndpointConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.unstuck.application.token.ChangePersonalAccessToken;
import org.unstuck.application.token.CreatePersonalAccessToken;
import org.unstuck.application.token.NotePersonalAccessTokenUse;
import org.unstuck.application.token.ReadPersonalAccessTokens;
import org.unstuck.application.token.RevokePersonalAccessToken;
import org.unstuck.rest.issuer.OutsideIssuer;
import org.unstuck.rest.issuer.OutsideTokens;
import org.unstuck.rest.security.AccessTable;
import org.unstuck.rest.security.SecurityConfiguration;
import org.unstuck.rest.security.TokenPolicy;
import org.unstuck.rest.security.TokenRules;
import org.unstuck.rest.tenant.Tenant;

/**
 * Wires the token endpoint, personal access tokens and what checks tokens. Of the authorization server only client
 * credentials are left: its other endpoints lie outside of the one path that this filter chain takes, and its other
 * grants are taken out.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutsideIssuer.class)
public class TokenConfiguration {

    /** Also keeps Spring Boot from making a key of its own. */
    @Bean
    JWKSource<SecurityContext> tokenKeys(SigningKey key) {
        return new ImmutableJWKSet<>(new JWKSet(key.jwk()));
    }

    @Bean
    JwtDecoder tokenDecoder(
            JWKSource<SecurityContext> tokenKeys,
            LivingTokens livingTokens,
            TokenPolicy policy,
            OutsideIssuer outsideIssuer,
            InstantSource clock) {
        JwtDecoder own = issuedHere(
                tokenKeys,
                new IssuedTokenRules(new TokenRules(policy.issuer(), policy.audience(), clock), livingTokens));
        if (!outsideIssuer.isGiven()) {
            return own;
        }
        outsideIssuer.requireOther(policy.issuer());
        OutsideTokens outside = new OutsideTokens(outsideIssuer, policy.authoritiesClaim(), clock);
        return new TokensByIssuer(own, outsideIssuer.issuer(), new RememberedTokens(outside, outside.rules()));
    }

    private static JwtDecoder issuedHere(JWKSource<SecurityContext> keys, OAuth2TokenValidator<Jwt> rules) {
        DefaultJWTProcessor<SecurityContext> signature = new DefaultJWTProcessor<>();
        signature.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        // What the claims must say is for our own rules.
        signature.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(signature);
        decoder.setJwtValidator(rules);
        return new RememberedTokens(decoder, rules);
    }

    @Bean
    LivingTokens livingTokens(ReadPersonalAccessTokens tokens, InstantSource clock) {
        return new LivingTokens(tokens, clock);
    }

    @Bean
    InfoController infoController(Tenant tenant) {
        return new InfoController(tenant);
    }

    @Bean
    PersonalAccessTokensController personalAccessTokensController(
            CreatePersonalAccessToken create,
            ReadPersonalAccessTokens read,
            ChangePersonalAccessToken change,
            RevokePersonalAccessToken revoke,
            LivingTokens livingTokens) {
        return new PersonalAccessTokensController(create, read, change, revoke, livingTokens);
    }

    @Bean
    TokenEndpointDocumented tokenEndpointDocumented() {
        return new TokenEndpointDocumented(AccessTable.TOKEN_PATH);
    }

    @Bean
    @Order(SecurityConfiguration.API_CHAIN_ORDER - 100)
    SecurityFilterChain tokenEndpoint(
            HttpSecurity http,
            AdministratorClient administrator,
            JWKSource<SecurityContext> tokenKeys,
            ReadPersonalAccessTokens tokens,
            NotePersonalAccessTokenUse noteUse,
            TokenPolicy policy,
            Tenant tenant,
            InstantSource clock)
            throws Exception {
        HashedSecrets secrets = new HashedSecrets();
        TokenRefused refused = new TokenRefused();
        JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(tokenKeys));
        generator.setJwtCustomizer(new TokenContents(policy, tenant, clock));
        return http.securityMatcher(AccessTable.TOKEN_PATH)
                .with(
                        OAuth2AuthorizationServerConfigurer.authorizationServer(),
                        server -> server.registeredClientRepository(
                                        new KnownClients(administrator, tokens, policy, clock))
                                .authorizationService(new NoStoredTokens())
                                .authorizationServerSettings(AuthorizationServerSettings.builder()
                                        .issuer(policy.issuer())
                                        .tokenEndpoint(AccessTable.TOKEN_PATH)
                                        .build())
                                .tokenGenerator(generator)
                                .clientAuthentication(clients -> onlyBySecretInForm(clients, secrets, refused))
                                .tokenEndpoint(endpoint -> onlyClientCredentials(endpoint, noteUse, refused)))
                .authorizeHttpRequests(calls -> calls.anyRequest().authenticated())
                .addFilterBefore(new TokenRequestFilter(), CsrfFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refused))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::nothingButData)
                .build();
    }

    private static void onlyBySecretInForm(
            OAuth2ClientAuthenticationConfigurer clients, HashedSecrets secrets, TokenRefused refused) {
        clients.authenticationConverters(converters -> {
                    converters.clear();
                    converters.add(new ClientSecretPostAuthenticationConverter());
                })
                .authenticationProviders(providers -> {
                    providers.removeIf(provider -> !(provider instanceof ClientSecretAuthenticationProvider));
                    providers.forEach(
                            provider -> ((ClientSecretAuthenticationProvider) provider).setPasswordEncoder(secrets));
                })
                .errorResponseHandler(refused);
    }

    private static void onlyClientCredentials(
            OAuth2TokenEndpointConfigurer endpoint, NotePersonalAccessTokenUse noteUse, TokenRefused refused) {
        endpoint.accessTokenRequestConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(new OAuth2ClientCredentialsAuthenticationConverter()));
                })
                .authenticationProviders(providers -> providers.removeIf(
                        provider -> !(provider instanceof OAuth2ClientCredentialsAuthenticationProvider)))
                .accessTokenResponseHandler(new TokenAnswer(noteUse))
                .errorResponseHandler(refused);
    }
}
