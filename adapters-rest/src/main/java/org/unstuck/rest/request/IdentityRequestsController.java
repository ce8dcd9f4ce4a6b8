package org.unstuck.rest.request;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.application.request.ImportSummary;

/** Takes over identity requests that another system keeps. */
@RestController
@Tag(name = "Import", description = "Take over requests that another system keeps.")
class IdentityRequestsController {

    static final String PATH = "/identity-requests/import";
    static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    static final String NDJSON = "application/x-ndjson";
    static final String NDJSON_BY_ITS_OTHER_NAME = "application/ndjson";

    private final ImportIdentityRequests importIdentityRequests;

    IdentityRequestsController(ImportIdentityRequests importIdentityRequests) {
        this.importIdentityRequests = importIdentityRequests;
    }

    @Operation(operationId = "importIdentityRequests", summary = "Import identity requests", description = """
                    Takes documents in the shape of account activities. What is new is added, what is open is updated, \
                    what was closed here stays as it is; sent again, the same documents change nothing. A document that \
                    is wrong is left out and named in the answer; a body that is not well-formed changes nothing at all. \
                    Fields that no such document has are left out and counted.""")
    @ApiResponse(responseCode = "200", description = "What the import came to.", useReturnTypeSchema = true)
    @PostMapping(
            path = PATH,
            consumes = {JSON, NDJSON, NDJSON_BY_ITS_OTHER_NAME},
            produces = JSON)
    RestImportSummary importAll(HttpServletRequest request) throws IOException {
        IgnoredFields ignoredFields = new IgnoredFields();
        AccountActivityReader reader = new AccountActivityReader(ignoredFields);
        try (SpooledDocuments documents = SpooledDocuments.spool(request.getInputStream());
                SpooledDocuments.Candidates candidates = documents.candidates(reader::read)) {
            ImportSummary summary = importIdentityRequests.importAll(candidates);
            return ImportSummaryMapping.INSTANCE.toRest(summary, ignoredFields.counts());
        }
    }
}
