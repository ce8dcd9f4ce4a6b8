package org.unstuck.server;

import java.time.InstantSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.application.request.ReadIdentityRequests;

/** With {@code unstuck.demo=true} an empty server starts with made-up requests. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("unstuck.demo")
class DemoConfiguration {

    @Bean
    ApplicationRunner demoRequests(
            ReadIdentityRequests readIdentityRequests,
            ImportIdentityRequests importIdentityRequests,
            InstantSource clock) {
        return arguments -> {
            if (readIdentityRequests.count(RequestQuery.all(new Visibility.Everything())) == 0) {
                importIdentityRequests.importAll(DemoRequests.upTo(clock.instant()));
            }
        };
    }
}
