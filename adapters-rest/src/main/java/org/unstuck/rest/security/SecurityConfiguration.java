package org.unstuck.rest.security;

import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.unstuck.rest.limit.RateLimitFilter;
import org.unstuck.rest.limit.RateLimits;

/**
 * Wires the guard of the API. Its filter chain takes every call that no other chain takes, so a path that everybody
 * forgot is denied.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenPolicy.class)
public class SecurityConfiguration {

    /** After all other chains: those of single paths come before it. */
    public static final int API_CHAIN_ORDER = 1_000;

    @Bean
    @Order(API_CHAIN_ORDER)
    SecurityFilterChain apiSecurity(HttpSecurity http, TokenPolicy policy, RateLimits limits) throws Exception {
        JwtAuthenticationConverter authentication = new JwtAuthenticationConverter();
        authentication.setJwtGrantedAuthoritiesConverter(new Authorities(policy.authoritiesClaim()));
        SignInRequired signInRequired = new SignInRequired();
        AccessRefused accessRefused = new AccessRefused();
        DefaultSecurityFilterChain chain = http.authorizeHttpRequests(calls -> calls
                        // What follows a call that was let in, or refused.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(new TableAuthorization()))
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(authentication))
                        .authenticationEntryPoint(signInRequired)
                        .accessDeniedHandler(accessRefused))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(signInRequired).accessDeniedHandler(accessRefused))
                // What is refused for other reasons counts, too.
                .addFilterBefore(
                        new RateLimitFilter(limits, SecurityConfiguration::callingClient), AuthorizationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie signs anybody in here, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::nothingButData)
                .build();
        // Comes with the resource server and takes DPoP, which no token here is bound by; it answers in a shape of its
        // own.
        chain.getFilters().removeIf(AuthenticationFilter.class::isInstance);
        return chain;
    }

    private static Optional<String> callingClient() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(JwtAuthenticationToken.class::isInstance)
                .map(Caller::of)
                .map(Caller::clientId);
    }

    /** What needs no signing in and has no chain of its own. */
    @Bean
    @Order(API_CHAIN_ORDER - 50)
    SecurityFilterChain openSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(AccessTable::isOpen)
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::nothingButData)
                .build();
    }

    /** Headers for answers that are data and never pages. */
    public static void nothingButData(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(Customizer.withDefaults());
    }
}
