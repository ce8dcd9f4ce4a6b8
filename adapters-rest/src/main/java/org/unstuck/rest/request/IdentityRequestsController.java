package org.unstuck.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.application.request.ImportSummary;

/** Takes over identity requests that another system keeps. */
@RestController
class IdentityRequestsController {

    private final ImportIdentityRequests importIdentityRequests;

    IdentityRequestsController(ImportIdentityRequests importIdentityRequests) {
        this.importIdentityRequests = importIdentityRequests;
    }

    @PostMapping(
            path = "/identity-requests/import",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/x-ndjson", "application/ndjson"},
            produces = MediaType.APPLICATION_JSON_VALUE)
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
