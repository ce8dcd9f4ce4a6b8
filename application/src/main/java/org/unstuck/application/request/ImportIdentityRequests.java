package org.unstuck.application.request;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.unstuck.application.importing.ImportDocuments;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.application.importing.ImportSummary;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.ImportedDocuments;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.request.ImportRule;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

/** Use case: take over identity requests that another system keeps; closes go on meanwhile. */
public final class ImportIdentityRequests {

    private final ImportDocuments<TrackingNumber, RecordedRequest> documents;

    public ImportIdentityRequests(IdentityRequests identityRequests, Transactions transactions) {
        this.documents = new ImportDocuments<>(
                "identity requests",
                new AsDocuments(identityRequests),
                RecordedRequest::trackingNumber,
                ImportRule::decide,
                transactions);
    }

    public ImportSummary importAll(Iterator<? extends Candidate<RecordedRequest>> candidates) {
        return documents.importAll(candidates);
    }

    private record AsDocuments(IdentityRequests identityRequests)
            implements ImportedDocuments<TrackingNumber, RecordedRequest> {

        @Override
        public List<RecordedRequest> lock(Collection<TrackingNumber> trackingNumbers) {
            return identityRequests.lockRecorded(trackingNumbers);
        }

        @Override
        public Set<TrackingNumber> add(List<RecordedRequest> documents) {
            return identityRequests.add(documents);
        }

        @Override
        public void replace(List<RecordedRequest> documents) {
            identityRequests.replace(documents);
        }
    }
}
