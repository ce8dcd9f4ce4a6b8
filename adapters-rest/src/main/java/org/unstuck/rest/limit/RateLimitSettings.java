package org.unstuck.rest.limit;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often clients may call.
 *
 * @param rateLimit in ten seconds, under each version of the API (contract 2.3); or off
 * @param clientRateLimits in place of that, by client id
 */
@ConfigurationProperties("unstuck")
public record RateLimitSettings(
        @DefaultValue("100") RateLimit rateLimit,
        @DefaultValue Map<String, RateLimit> clientRateLimits) {

    public RateLimitSettings {
        clientRateLimits = Map.copyOf(clientRateLimits);
    }

    RateLimit of(String client) {
        return clientRateLimits.getOrDefault(client, rateLimit);
    }
}
