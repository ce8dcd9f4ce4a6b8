package org.unstuck.rest.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "Import")
class DirectoryImportsController {

    private static final String LIKE_ALL_IMPORTS = """
            What is new is added, what is known is replaced; sent again, the same documents change nothing. A document \
            that is wrong is left out and named in the answer; a body that is not well-formed changes nothing at all. \
            Fields that no such document has are left out and counted.""";

    private static final String IDENTITY = """
            {"id": "2c9180a46faadee4016fb4e018c20639", "name": "Ida Ek", \
            "manager": {"id": "2c9180835d2e5168015d32f890ca1581"}}""";

    private static final String GOVERNANCE_GROUP = """
            {"id": "2c91808568c529c60168cca6f90c1313", "name": "Payroll board", \
            "members": [{"id": "2c9180a46faadee4016fb4e018c20639"}]}""";

    private static final String SOURCE = """
            {"id": "2c9180835d191a86015d28455b4a2329", "name": "Payroll", \
            "owner": {"id": "2c9180835d2e5168015d32f890ca1581"}}""";

    private static final String REQUESTABLE_OBJECT = """
            {"type": "ROLE", "id": "2c91808568c529c60168cca6f90c1315", "name": "Accountant", \
            "requestable": true, "accessRequestConfig": {"approvalSchemes": [{"approverType": "MANAGER"}]}}""";

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

    @Operation(
            operationId = "importIdentities",
            summary = "Import identities",
            description = """
                    Takes people. A manager may be named before the manager's own document comes. \
                    """ + LIKE_ALL_IMPORTS,
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = IdentityToImport.class),
                                            examples = @ExampleObject(IDENTITY))))
    @ImportMapping("/identities/import")
    RestImportSummary importIdentities(HttpServletRequest request) throws IOException {
        return imports.serve(request, new IdentityReader(), importIdentities::importAll);
    }

    @Operation(
            operationId = "importGovernanceGroups",
            summary = "Import governance groups",
            description = """
                    Takes groups with all of their members: whoever a document does not name is not in the group any \
                    more. Members may be named before their own documents come. \
                    """ + LIKE_ALL_IMPORTS,
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = GovernanceGroupToImport.class),
                                            examples = @ExampleObject(GOVERNANCE_GROUP))))
    @ImportMapping("/governance-groups/import")
    RestImportSummary importGovernanceGroups(HttpServletRequest request) throws IOException {
        return imports.serve(request, new GovernanceGroupReader(), importGovernanceGroups::importAll);
    }

    @Operation(
            operationId = "importSources",
            summary = "Import sources",
            description = """
                    Takes the systems that hold accounts. An owner may be named before the owner's own document \
                    comes. \
                    """ + LIKE_ALL_IMPORTS,
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = SourceToImport.class),
                                            examples = @ExampleObject(SOURCE))))
    @ImportMapping("/sources/import")
    RestImportSummary importSources(HttpServletRequest request) throws IOException {
        return imports.serve(request, new SourceReader(), importSources::importAll);
    }

    @Operation(
            operationId = "importRequestableObjects",
            summary = "Import requestable objects",
            description = """
                    Takes roles, access profiles and entitlements, with who is to approve requests for them. What \
                    they refer to may come later. \
                    """ + LIKE_ALL_IMPORTS,
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RequestableObjectToImport.class),
                                            examples = @ExampleObject(REQUESTABLE_OBJECT))))
    @ImportMapping("/requestable-objects/import")
    RestImportSummary importRequestableObjects(HttpServletRequest request) throws IOException {
        return imports.serve(request, new RequestableObjectReader(), importRequestableObjects::importAll);
    }
}
