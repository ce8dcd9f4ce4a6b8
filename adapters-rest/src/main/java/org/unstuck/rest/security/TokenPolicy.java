package org.unstuck.rest.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tokens say and must say.
 *
 * @param issuer a name in the form of a URL; the same on all machines, and nothing is ever fetched from it
 * @param audience whom tokens are meant for
 * @param lifetime of issued tokens
 * @param authoritiesClaim the claim that holds user levels
 */
@ConfigurationProperties("unstuck.token")
public record TokenPolicy(
        @DefaultValue("http://localhost:8080") String issuer,
        @DefaultValue("unstuck") String audience,
        @DefaultValue("12h") Duration lifetime,
        @DefaultValue(TokenClaims.AUTHORITIES) String authoritiesClaim) {}
