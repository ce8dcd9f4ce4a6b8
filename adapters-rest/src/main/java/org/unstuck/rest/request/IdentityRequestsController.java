package org.unstuck.rest.request;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.rest.importing.ImportMapping;
import org.unstuck.rest.importing.Imports;
import org.unstuck.rest.importing.RestImportSummary;

/** Takes over identity requests that another system keeps. */
@RestController
@Tag(name = "Import", description = "Take over the requests and the directory that another system keeps.")
class IdentityRequestsController {

    static final String PATH = "/identity-requests/import";

    private static final String EXAMPLE = """
            {"id": "2c90ad2a70ace7d50170acf22ca90010", "created": "2026-06-05T05:16:19.663Z", \
            "executionStatus": "EXECUTING"}""";

    private final ImportIdentityRequests importIdentityRequests;
    private final Imports imports;

    IdentityRequestsController(ImportIdentityRequests importIdentityRequests, Imports imports) {
        this.importIdentityRequests = importIdentityRequests;
        this.imports = imports;
    }

    @Operation(
            operationId = "importIdentityRequests",
            summary = "Import identity requests",
            description = """
                    Takes documents in the shape of account activities. What is new is added, what is open is updated, \
                    what was closed here stays as it is; sent again, the same documents change nothing. A document that \
                    is wrong is left out and named in the answer; a body that is not well-formed changes nothing at all. \
                    Fields that no such document has are left out and counted.""",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = AccountActivity.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @ImportMapping(PATH)
    RestImportSummary importAll(HttpServletRequest request) throws IOException {
        return imports.serve(request, new AccountActivityReader(), importIdentityRequests::importAll);
    }
}
