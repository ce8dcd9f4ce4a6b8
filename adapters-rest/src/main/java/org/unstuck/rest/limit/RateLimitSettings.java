package org.unstuck.rest.limit;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How often clients may call (contract 2.3). */
@ConfigurationProperties("unstuck")
public final class RateLimitSettings {

    private final RateLimit ofEverybody;
    private final Map<String, RateLimit> ofClients;

    /**
     * Reads them. As text, because not every source of configuration gives a number as a text.
     *
     * @param rateLimit in ten seconds, under each version of the API; or off
     * @param clientRateLimits in place of that, by client id
     */
    public RateLimitSettings(
            @DefaultValue("100") String rateLimit, @DefaultValue Map<String, String> clientRateLimits) {
        this.ofEverybody = RateLimit.parse(rateLimit);
        this.ofClients = clientRateLimits.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> RateLimit.parse(entry.getValue())));
    }

    RateLimit of(String client) {
        return ofClients.getOrDefault(client, ofEverybody);
    }
}
