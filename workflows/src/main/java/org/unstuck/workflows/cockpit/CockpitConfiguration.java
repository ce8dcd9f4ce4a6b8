package org.unstuck.workflows.cockpit;

import java.util.Arrays;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.unstuck.workflows.engine.Operators;

/**
 * Cockpit at {@code /camunda} for operators who signed in at {@code /login}; of everything else that Camunda's web
 * application brings along, only what Cockpit needs is reachable, and nothing without having signed in.
 */
@Configuration(proxyBeanMethods = false)
public class CockpitConfiguration {

    private static final String COCKPIT = "/camunda/app/cockpit/";

    /**
     * Never reachable: creating the first administrator (CVE-2026-77226), the engine's own sign-in, which Spring's
     * replaces, deploying and everything that takes queries with expressions in them (CVE-2026-109432).
     */
    private static final RequestMatcher CLOSED = paths(
            "/camunda/api/admin/setup/**",
            "/camunda/api/admin/auth/user/*/login/**",
            "/camunda/app/admin/**",
            "/camunda/app/tasklist/**",
            "/camunda/api/tasklist/**",
            "/camunda/api/engine/engine/*/filter/**",
            "/camunda/api/engine/engine/*/task/**",
            "/camunda/api/engine/engine/*/deployment/create/**");

    private static final RequestMatcher CAMUNDA = paths("/camunda/**");
    private static final RequestMatcher SIGN_IN = paths("/login", "/logout", "/default-ui.css");

    @Bean
    @Order(1)
    SecurityFilterChain operatorSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(CAMUNDA, SIGN_IN))
                .authorizeHttpRequests(requests -> requests.requestMatchers(CLOSED)
                        .denyAll()
                        .requestMatchers(SIGN_IN)
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(Operators.AUTHORITY))
                // Camunda's own filter guards its forms and calls; two guards would each refuse the other's token.
                .csrf(csrf -> csrf.ignoringRequestMatchers(CAMUNDA))
                .formLogin(form -> form.defaultSuccessUrl(COCKPIT))
                .logout(Customizer.withDefaults())
                .build();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> operatorAuthenticationFilter() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", ContainerBasedAuthenticationProvider.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    private static RequestMatcher paths(String... patterns) {
        PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                Arrays.stream(patterns).map(builder::matcher).toArray(RequestMatcher[]::new));
    }
}
