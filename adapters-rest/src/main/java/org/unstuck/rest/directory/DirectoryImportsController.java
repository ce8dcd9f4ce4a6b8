package org.unstuck.rest.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.importing.ImportDocuments;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.rest.importing.ImportMapping;
import org.unstuck.rest.importing.Imports;
import org.unstuck.rest.importing.RestImportSummary;

/** Takes over the directory that another system keeps. */
@RestController
class DirectoryImportsController {

    private final ImportDocuments<String, Identity> importIdentities;
    private final ImportDocuments<String, GovernanceGroup> importGovernanceGroups;
    private final ImportDocuments<String, Source> importSources;
    private final ImportDocuments<ObjectReference, RequestableObject> importRequestableObjects;
    private final Imports imports;

    DirectoryImportsController(
            ImportDocuments<String, Identity> importIdentities,
            ImportDocuments<String, GovernanceGroup> importGovernanceGroups,
            ImportDocuments<String, Source> importSources,
            ImportDocuments<ObjectReference, RequestableObject> importRequestableObjects,
            Imports imports) {
        this.importIdentities = importIdentities;
        this.importGovernanceGroups = importGovernanceGroups;
        this.importSources = importSources;
        this.importRequestableObjects = importRequestableObjects;
        this.imports = imports;
    }

    @ImportMapping("/identities/import")
    RestImportSummary importIdentities(HttpServletRequest request) throws IOException {
        return imports.serve(request, new IdentityReader(), importIdentities::importAll);
    }

    @ImportMapping("/governance-groups/import")
    RestImportSummary importGovernanceGroups(HttpServletRequest request) throws IOException {
        return imports.serve(request, new GovernanceGroupReader(), importGovernanceGroups::importAll);
    }

    @ImportMapping("/sources/import")
    RestImportSummary importSources(HttpServletRequest request) throws IOException {
        return imports.serve(request, new SourceReader(), importSources::importAll);
    }

    @ImportMapping("/requestable-objects/import")
    RestImportSummary importRequestableObjects(HttpServletRequest request) throws IOException {
        return imports.serve(request, new RequestableObjectReader(), importRequestableObjects::importAll);
    }
}
