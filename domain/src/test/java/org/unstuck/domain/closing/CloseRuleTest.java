package org.unstuck.domain.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.OTHER_RUN;
import static org.unstuck.domain.request.IdentityRequestFixture.TRACKING_NUMBER;
import static org.unstuck.domain.request.IdentityRequestFixture.closedBy;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.lifecycleStateChange;
import static org.unstuck.domain.request.IdentityRequestFixture.ofType;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.submission;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;

class CloseRuleTest {

    @ParameterizedTest
    @MethodSource("openAccessRequests")
    void letsEveryOpenAccessRequestBeClosed(OpenRequest request) {
        assertThat(CloseRule.judge(request)).isEqualTo(new Verdict.Closable(request));
    }

    static Stream<OpenRequest> openAccessRequests() {
        return Stream.of(stuckInApproval(), stuckInProvisioning(), verifying(), withoutItems());
    }

    @Test
    void refusesWhatIsNotThere() {
        assertRefused(CloseRule.judge(null), new Refusal.NotFound(), Outcome.Kind.NOT_FOUND);
    }

    @Test
    void refusesWhatIsNoAccessRequest() {
        assertRefused(
                CloseRule.judge(lifecycleStateChange()),
                new Refusal.NotAnAccessRequest("LifecycleStateChange"),
                Outcome.Kind.NOT_AN_ACCESS_REQUEST);
        assertRefused(
                CloseRule.judge(ofType(null, TRACKING_NUMBER)),
                new Refusal.NotAnAccessRequest(null),
                Outcome.Kind.NOT_AN_ACCESS_REQUEST);
        assertRefused(
                CloseRule.judge(ofType("APPREQUEST", TRACKING_NUMBER)),
                new Refusal.NotAnAccessRequest("APPREQUEST"),
                Outcome.Kind.NOT_AN_ACCESS_REQUEST);
    }

    @Test
    void refusesWhatEndedByItself() {
        assertRefused(
                CloseRule.judge(endedByItself()),
                new Refusal.AlreadyClosed(Stage.COMPLETED, null),
                Outcome.Kind.ALREADY_CLOSED);
    }

    @Test
    void refusesWhatAnotherRunClosedAndNamesIt() {
        Verdict verdict = CloseRule.judge(closedBy(OTHER_RUN));

        assertRefused(verdict, new Refusal.AlreadyClosed(Stage.TERMINATED, OTHER_RUN), Outcome.Kind.ALREADY_CLOSED);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.refusal().reason()).contains(OTHER_RUN.toString());
            assertThat(Outcome.refused(refused.refusal()).closedBy()).isEqualTo(OTHER_RUN);
        });
    }

    @Test
    void givesTheFirstRuleBrokenAsTheReason() {
        ClosedRequest certification = new ClosedRequest(
                submission(TRACKING_NUMBER, "Certification"),
                Stage.COMPLETED,
                Status.SUCCESS,
                null,
                null,
                Remarks.NONE,
                null,
                0,
                null);

        assertRefused(
                CloseRule.judge(certification),
                new Refusal.NotAnAccessRequest("Certification"),
                Outcome.Kind.NOT_AN_ACCESS_REQUEST);
    }

    @Test
    void countsTextThatIsNoTrackingNumberAsNotFound() {
        Outcome outcome = Outcome.refused(new Refusal.NotATrackingNumber());

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.NOT_FOUND);
        assertThat(outcome.detail()).isEqualTo(new Refusal.NotATrackingNumber().reason());
    }

    private static void assertRefused(Verdict verdict, Refusal refusal, Outcome.Kind kind) {
        assertThat(verdict).isEqualTo(new Verdict.Refused(refusal));
        Outcome outcome = Outcome.refused(refusal);
        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.kind().isError()).isTrue();
        assertThat(outcome.detail()).isNotBlank().isEqualTo(refusal.reason());
    }
}
