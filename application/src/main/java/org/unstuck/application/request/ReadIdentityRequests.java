package org.unstuck.application.request;

import java.util.List;
import java.util.Optional;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

/** Use case: look at identity requests. Flat on purpose, there is nothing to decide. */
public final class ReadIdentityRequests {

    private final IdentityRequests identityRequests;

    public ReadIdentityRequests(IdentityRequests identityRequests) {
        this.identityRequests = identityRequests;
    }

    /** Nothing also when it exists but must not be seen. */
    public Optional<RecordedRequest> find(TrackingNumber trackingNumber, Visibility visibility) {
        return identityRequests.find(trackingNumber, visibility);
    }

    public List<RecordedRequest> page(RequestQuery query, Page page) {
        return identityRequests.page(query, page);
    }

    public long count(RequestQuery query) {
        return identityRequests.count(query);
    }
}
