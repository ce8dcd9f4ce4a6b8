package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.domain.directory.Identity;
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

    @Test
    void leaveSomebodyWithoutAnyForTheReadmeToAskFor() {
        assertThat(DemoDirectory.NEWCOMER.id()).isEqualTo("de1d0000000000000000000000000062");
        assertThat(DemoDirectory.NEWCOMER.state()).isEqualTo(Identity.State.ACTIVE);
        assertThat(requests())
                .extracting(request ->
                        Objects.requireNonNull(request.submission().recipient()).identityId())
                .doesNotContain(DemoDirectory.NEWCOMER.id());
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
