package org.unstuck.rest.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.directory.ReadIdentities;
import org.unstuck.application.directory.ReadRequestableObjects;
import org.unstuck.application.importing.ImportDocuments;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.rest.importing.Imports;

/** Wires the directory over HTTP. */
@Configuration(proxyBeanMethods = false)
public class DirectoryConfiguration {

    @Bean
    DirectoryImportsController directoryImportsController(
            ImportDocuments<String, Identity> importIdentities,
            ImportDocuments<String, GovernanceGroup> importGovernanceGroups,
            ImportDocuments<String, Source> importSources,
            ImportDocuments<ObjectReference, RequestableObject> importRequestableObjects,
            Imports imports) {
        return new DirectoryImportsController(
                importIdentities, importGovernanceGroups, importSources, importRequestableObjects, imports);
    }

    @Bean
    PublicIdentitiesController publicIdentitiesController(ReadIdentities readIdentities) {
        return new PublicIdentitiesController(readIdentities);
    }

    @Bean
    RequestableObjectsController requestableObjectsController(ReadRequestableObjects readRequestableObjects) {
        return new RequestableObjectsController(readRequestableObjects);
    }
}
