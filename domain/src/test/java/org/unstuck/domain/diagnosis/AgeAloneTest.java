package org.unstuck.domain.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.approval.ApprovalPolicy.PATIENT;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.EVERYBODY;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.diagnosed;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.imported;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.submitted;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.life.RequestLifeFixture;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RequestArbitraries;
import org.unstuck.domain.submission.AskedItem;

/** Age alone never says that a request is stuck, nor does youth say that it is not. */
class AgeAloneTest {

    private static final int TEN_YEARS = 3_650;

    @Property
    void whatBeginsLaterIsNotStuckHoweverOld(@ForAll @IntRange(max = TEN_YEARS) int age, @ForAll boolean toBeApproved) {
        AskedItem later = asked(toBeApproved ? SALES : WIKI, "later", NOW.plus(Duration.ofDays(age + 1L)), null);

        Diagnosis diagnosis = diagnosed(submitted(PATIENT, later), EVERYBODY, PATIENT, atAge(age));

        assertThat(diagnosis.verdict()).isNotEqualTo(Verdict.STUCK);
    }

    @Property
    void whatIsToBeTriedAgainIsNotStuckHoweverOld(
            @ForAll @IntRange(max = TEN_YEARS) int age, @ForAll @IntRange(max = 8) int failures) {
        RetryPolicy patient = new RetryPolicy(10, Duration.ofDays(3), Duration.ofDays(5));
        RequestUnderWay life = submitted(PATIENT, asked(WIKI));
        Instant now = atAge(age);
        for (int failure = 0; failure <= failures; failure++) {
            life = RequestLifeFixture.stillOpenAfter(
                    life, life.record(0, new ProvisioningResult.Failed("down", true, failure + 1), now, patient));
        }

        Diagnosis diagnosis = diagnosed(life, EVERYBODY, PATIENT, now.plus(Duration.ofDays(2)));

        assertThat(diagnosis.main().reason()).isEqualTo(Reason.RETRY_SCHEDULED);
        assertThat(diagnosis.verdict()).isNotEqualTo(Verdict.STUCK);
    }

    @Property
    void whatsApproverWasRemindedYesterdayIsNotStuckHoweverOld(
            @ForAll @IntRange(min = 3, max = TEN_YEARS) int age, @ForAll @IntRange(min = 1, max = 20) int most) {
        ApprovalPolicy policy = new ApprovalPolicy(3, 2, most, null);
        RequestUnderWay life = submitted(policy, asked(SALES));
        RequestUnderWay reminded = RequestLifeFixture.stillOpenAfter(life, life.chase(Map.of(), policy, atAge(age)));

        Diagnosis diagnosis = diagnosed(reminded, EVERYBODY, policy, atAge(age + 1));

        assertThat(diagnosis.verdict()).isNotEqualTo(Verdict.STUCK);
        assertThat(diagnosis.daysWithoutMovement()).isEqualTo(1);
    }

    /** The same silence on the same evidence means the same, whether it comes at the beginning or after ten years. */
    @Property
    void theDayOfItsCreationDoesNotMatterOnceSomethingHasHappened(
            @ForAll("openRequests") OpenRequest request,
            @ForAll @IntRange(max = TEN_YEARS) int older,
            @ForAll @IntRange(max = 40) int silence) {
        Instant moved = Instant.parse("2027-06-01T00:00:00Z");
        OpenRequest young = movedAt(moved, createdAt(moved, request));
        OpenRequest old = movedAt(moved, createdAt(moved.minus(Duration.ofDays(older)), request));
        Instant now = moved.plus(Duration.ofDays(silence));

        assertThat(diagnosed(imported(old, null), EVERYBODY, PATIENT, now).verdict())
                .isEqualTo(diagnosed(imported(young, null), EVERYBODY, PATIENT, now)
                        .verdict());
    }

    @Property
    void whatIsStuckSaysWhyAndSince(
            @ForAll("openRequests") OpenRequest request, @ForAll @IntRange(max = TEN_YEARS) int days) {
        Instant now = request.submission().created().plus(Duration.ofDays(days));

        Diagnosis diagnosis = diagnosed(imported(request, null), EVERYBODY, PATIENT, now);

        assertThat(diagnosis.main().sentence()).isNotBlank();
        assertThat(diagnosis.remedies()).isNotNull();
        assertThat(diagnosis.items())
                .hasSize(request.items() == null ? 0 : request.items().items().size());
        if (diagnosis.isStuck()) {
            assertThat(diagnosis.items())
                    .extracting(ItemDiagnosis::verdict)
                    .allMatch(verdict -> verdict == Verdict.STUCK || verdict == Verdict.ENDED);
            assertThat(List.of(
                            Reason.NO_APPROVAL_HERE,
                            Reason.NO_WORK_HERE,
                            Reason.VERIFICATION_OVERDUE,
                            Reason.NOTHING_LEFT_TO_WAIT))
                    .contains(diagnosis.main().reason());
        }
    }

    @Provide
    Arbitrary<OpenRequest> openRequests() {
        return RequestArbitraries.openRequests(Arbitraries.just(IdentityRequestFixture.TRACKING_NUMBER));
    }

    private static Instant atAge(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static OpenRequest createdAt(Instant created, OpenRequest request) {
        return IdentityRequestFixture.created(created, request);
    }

    private static OpenRequest movedAt(Instant moved, OpenRequest request) {
        return new OpenRequest(
                request.submission(),
                request.stage(),
                request.status(),
                moved,
                request.remarks(),
                request.items(),
                request.revision());
    }
}
