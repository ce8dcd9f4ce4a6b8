package org.unstuck.rest.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.unstuck.rest.security.AccessTable;
import org.unstuck.rest.security.SecurityConfiguration;

/**
 * Wires the OpenAPI document at {@code /v3/api-docs} and the page that shows it at {@code /swagger-ui.html}. What is
 * said of a single operation stands at its controller; what holds for all of them is added here.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/unstuck/rest/openapi/springdoc.properties")
public class OpenApiConfiguration {

    /** The colours of the page's logo, which its script puts into the page. */
    private static final String LOGO_STYLE = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

    /** The page's own files and calls, the arrows that its style sheet carries, its logo, and nothing else. */
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' " + LOGO_STYLE
            + "; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    OpenAPI apiDescription() {
        return ApiDescription.openApi();
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    CollectionParameters collectionParameters() {
        return new CollectionParameters();
    }

    @Bean
    AccessTableParts accessTableParts() {
        return new AccessTableParts();
    }

    @Bean
    Examples examples() {
        return new Examples();
    }

    /** Everybody may read how to call us. */
    @Bean
    @Order(SecurityConfiguration.API_CHAIN_ORDER - 150)
    SecurityFilterChain documentationSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(AccessTable::isForDocumentation)
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGE_POLICY)))
                .build();
    }
}
