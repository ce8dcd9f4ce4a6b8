package org.unstuck.rest.importing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Function;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.application.importing.ImportSummary;

/** Serves imports: the way of the body and the answer, which are the same for all kinds of documents. */
public final class Imports {

    /**
     * Serves one.
     *
     * @param importAll takes the documents
     * @throws org.unstuck.rest.error.RequestRefused when the body is too large or not well-formed; nothing is taken then
     */
    public <D> RestImportSummary serve(
            HttpServletRequest request,
            DocumentReader<D> reader,
            Function<Iterator<Candidate<D>>, ImportSummary> importAll)
            throws IOException {
        IgnoredFields ignoredFields = new IgnoredFields();
        CandidateReader<D> candidateReader = new CandidateReader<>(reader, ignoredFields);
        try (SpooledDocuments documents = SpooledDocuments.spool(request.getInputStream());
                SpooledDocuments.Candidates<D> candidates = documents.candidates(candidateReader::read)) {
            ImportSummary summary = importAll.apply(candidates);
            return ImportSummaryMapping.INSTANCE.toRest(summary, ignoredFields.counts());
        }
    }
}
