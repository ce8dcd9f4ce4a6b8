package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RecordedRequest;

class DemoRequestsTest {

    @Test
    void areStuckInTwoOfFiveCases() {
        List<IdentityRequest> requests = requests();

        assertThat(requests).hasSize(DemoRequests.COUNT);
        assertThat(requests).filteredOn(OpenRequest.class::isInstance).hasSize(DemoRequests.COUNT * 2 / 5);
        assertThat(requests.get(4).trackingNumber()).hasToString("de300000000000000000000000000005");
        assertThat(requests.get(4)).isInstanceOf(OpenRequest.class);
    }

    @Test
    void areTheSameEachTime() {
        assertThat(requests()).isEqualTo(requests());
    }

    private static List<IdentityRequest> requests() {
        List<IdentityRequest> requests = new ArrayList<>();
        DemoRequests.upTo(Instant.parse("2026-06-01T00:00:00Z"))
                .forEachRemaining(candidate -> requests.add(((Candidate.Readable<RecordedRequest>) candidate)
                        .document()
                        .request()));
        return requests;
    }
}
