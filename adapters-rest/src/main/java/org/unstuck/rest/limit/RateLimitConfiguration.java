package org.unstuck.rest.limit;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.port.RequestBudgets;

/** Wires the limits; the filter that keeps them is part of the API's security. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitSettings.class)
public class RateLimitConfiguration {

    @Bean
    RateLimits rateLimits(RateLimitSettings settings, RequestBudgets budgets, InstantSource clock) {
        return new RateLimits(settings, budgets, clock);
    }
}
