package org.unstuck.rest.tenant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How this installation names itself in tokens and events, where the public API names the tenant. */
@ConfigurationProperties("unstuck.tenant")
public record Tenant(
        @DefaultValue("unstuck") String id,
        @DefaultValue("unstuck") String pod,
        @DefaultValue("unstuck") String org) {}
