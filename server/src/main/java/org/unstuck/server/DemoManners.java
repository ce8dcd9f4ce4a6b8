package org.unstuck.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.unstuck.server.DemoProvisioner.Manner;

/**
 * How the sources of the demo are to behave.
 *
 * @param verifiedAfter how long it takes to verify what is verified later
 * @param manners by the id of a requestable object or a source, in place of what the demo has for it
 */
@ConfigurationProperties("unstuck.demo.provisioning")
record DemoManners(
        @DefaultValue("10s") Duration verifiedAfter,
        @DefaultValue Map<String, Manner> manners) {

    DemoManners {
        manners = Map.copyOf(manners);
    }

    Map<String, Manner> instead(Map<String, Manner> usual) {
        Map<String, Manner> all = new HashMap<>(usual);
        all.putAll(manners);
        return all;
    }
}
