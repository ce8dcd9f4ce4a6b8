package org.unstuck.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.request.IdentityRequestFixture.closedBy;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.request.RecordedRequestFixture.withEverythingSaid;

import org.junit.jupiter.api.Test;

class ImportRuleTest {

    @Test
    void addsWhatIsNotKnown() {
        assertThat(ImportRule.decide(recorded(stuckInApproval()), null)).isEqualTo(new ImportRule.Add());
    }

    @Test
    void keepsWhatIsKnownAndTheSame() {
        assertThat(ImportRule.decide(recorded(stuckInApproval()), recorded(stuckInApproval())))
                .isEqualTo(new ImportRule.Keep());
    }

    @Test
    void keepsWhatIsTheSameAgainAfterItWasReopened() {
        Closure closure = closure(runId(1), stuckInApproval());
        RecordedRequest reopened = recorded(closure.closed().reopen(closure.before()));

        assertThat(ImportRule.decide(recorded(stuckInApproval()), reopened)).isEqualTo(new ImportRule.Keep());
    }

    @Test
    void replacesWhatIsKnownWithOtherContent() {
        assertThat(ImportRule.decide(recorded(verifying()), recorded(stuckInApproval())))
                .isEqualTo(new ImportRule.Replace());
        assertThat(ImportRule.decide(withEverythingSaid(stuckInApproval()), recorded(stuckInApproval())))
                .isEqualTo(new ImportRule.Replace());
    }

    @Test
    void replacesInBothDirectionsWhatEndedByItself() {
        assertThat(ImportRule.decide(recorded(endedByItself()), recorded(stuckInApproval())))
                .isEqualTo(new ImportRule.Replace());
        assertThat(ImportRule.decide(recorded(stuckInApproval()), recorded(endedByItself())))
                .isEqualTo(new ImportRule.Replace());
    }

    @Test
    void rejectsWhatWouldOpenARequestClosedHere() {
        assertThat(ImportRule.decide(recorded(stuckInApproval()), recorded(closedBy(runId(1)))))
                .isEqualTo(new ImportRule.Reject("was closed here by close run " + runId(1) + " and stays closed"));
    }

    @Test
    void rejectsAnotherEndOfARequestClosedHere() {
        assertThat(ImportRule.decide(recorded(endedByItself()), recorded(closedBy(runId(1)))))
                .isInstanceOf(ImportRule.Reject.class);
    }

    @Test
    void keepsARequestClosedHereWhenItsOwnExportComesBack() {
        ClosedRequest closed = closedBy(runId(1));
        ClosedRequest exported = new ClosedRequest(
                closed.submission(),
                closed.stage(),
                closed.status(),
                closed.modified(),
                closed.completed(),
                closed.remarks(),
                closed.items(),
                0,
                null);

        assertThat(ImportRule.decide(recorded(exported), recorded(closed))).isEqualTo(new ImportRule.Keep());
    }
}
