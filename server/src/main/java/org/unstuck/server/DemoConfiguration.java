package org.unstuck.server;

import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.directory.ReadIdentities;
import org.unstuck.application.importing.ImportDocuments;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.application.port.IdentityQuery;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.provisioning.RecordProvisioningResult;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.application.request.ReadIdentityRequests;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;

/**
 * With {@code unstuck.demo=true} an empty server starts with made-up requests and the directory they refer to, and has
 * sources that get stuck.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("unstuck.demo")
@EnableConfigurationProperties(DemoManners.class)
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

    @Bean
    ApplicationRunner demoDirectory(
            ReadIdentities readIdentities,
            ImportDocuments<String, Identity> importIdentities,
            ImportDocuments<String, GovernanceGroup> importGovernanceGroups,
            ImportDocuments<String, Source> importSources,
            ImportDocuments<ObjectReference, RequestableObject> importRequestableObjects) {
        return arguments -> {
            if (readIdentities.count(IdentityQuery.ALL) == 0) {
                importAll(importIdentities, DemoDirectory.PEOPLE);
                importAll(importGovernanceGroups, DemoDirectory.GOVERNANCE_GROUPS);
                importAll(importSources, DemoDirectory.SOURCES);
                importAll(importRequestableObjects, DemoDirectory.REQUESTABLE_OBJECTS);
            }
        };
    }

    @Bean
    DemoProvisioner demoProvisioner(RecordProvisioningResult results, DemoManners manners) {
        return new DemoProvisioner(
                manners.instead(DemoDirectory.MANNERS),
                manners.verifiedAfter(),
                (order, result) -> results.record(order.request(), order.position(), result));
    }

    private static <K extends Comparable<? super K>, D> void importAll(
            ImportDocuments<K, D> importDocuments, List<D> documents) {
        importDocuments.importAll(
                documents.stream().<Candidate<D>>map(Candidate.Readable::new).iterator());
    }
}
