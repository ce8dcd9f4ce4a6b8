package org.unstuck.domain.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.submission.SubmissionFixture.LATER;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.request.RequestType;

class TrackingTest {

    @Test
    void hashesTheSameToTheSameNumberForWhomeverAndInWhateverOrder() {
        assertThat(hash(RequestType.GRANT_ACCESS, "zoe", asked(SALES), asked(PAYROLL)))
                .isEqualTo(hash(RequestType.GRANT_ACCESS, "nora", asked(PAYROLL), asked(SALES)))
                .isEqualTo(2_131_080_425);
    }

    @Test
    void hashesWhatDiffersToAnotherNumber() {
        assertThat(List.of(
                        hash(RequestType.GRANT_ACCESS, "zoe", asked(SALES)),
                        hash(RequestType.REVOKE_ACCESS, "zoe", asked(SALES)),
                        hash(RequestType.GRANT_ACCESS, "zoe", asked(PAYROLL)),
                        hash(RequestType.GRANT_ACCESS, "zoe", asked(SALES, null, LATER, null)),
                        hash(RequestType.GRANT_ACCESS, "zoe", asked(SALES, null, null, LATER))))
                .doesNotHaveDuplicates();
    }

    private static int hash(RequestType type, String recipient, AskedItem... items) {
        return Tracking.of(type, recipient, Arrays.asList(items), List.of()).attributesHash();
    }
}
