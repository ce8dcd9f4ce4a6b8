package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;

/** What every {@link Consultations} does. */
public abstract class ConsultationsContract extends LifeContract {

    private static final Instant DUE = NOW.plusSeconds(3_600);
    private static final Answer GO_ON = new Answer.PreApproval(true, "", "Risk Engine");

    protected abstract Consultations consultations();

    @Test
    void readsConsultationsBackAsTheyAreNow() {
        Consultation first = consultation();
        Consultation second = Consultation.about(
                first.request(),
                Trigger.ACCESS_REQUEST_DYNAMIC_APPROVER,
                invocation(),
                NOW.plusSeconds(9),
                DUE.plusSeconds(9));
        save(first);
        save(first.answered(GO_ON, NOW.plusSeconds(9)), second);

        assertThat(consultations().of(List.of(first.request())))
                .containsExactly(first.answered(GO_ON, NOW.plusSeconds(9)), second);
        assertThat(consultations().of(List.of(consultation().request()))).isEmpty();
    }

    @Test
    void findsTheConsultationsThatWereAskedByDeliveries() {
        Consultation one = consultation();
        Consultation other = consultation();
        save(one, other);

        assertThat(consultations().by(List.of(one.invocation(), invocation()))).containsExactly(one);
    }

    static List<Answer> answersToASubmission() {
        return List.of(
                GO_ON, new Answer.PreApproval(false, "\"conflict\"", "Risk Engine"), new Answer.None("no answer"));
    }

    @ParameterizedTest
    @MethodSource("answersToASubmission")
    void keepsWhatWasSaidOfASubmission(Answer said) {
        Consultation answered = consultation().answered(said, NOW);
        save(answered);

        assertThat(consultations().of(List.of(answered.request()))).containsExactly(answered);
    }

    static List<Answer> answersAboutApprovers() {
        return List.of(
                new Answer.DynamicApprover(Owner.person("finn", "Finn Fallback")),
                new Answer.DynamicApprover(Owner.group("auditors", "Auditors")),
                new Answer.DynamicApprover(null),
                new Answer.None("no answer"));
    }

    @ParameterizedTest
    @MethodSource("answersAboutApprovers")
    void keepsWhomASubscriberNamed(Answer said) {
        Consultation answered = Consultation.about(
                        begun(asked(SALES)).trackingNumber(),
                        Trigger.ACCESS_REQUEST_DYNAMIC_APPROVER,
                        invocation(),
                        NOW,
                        DUE)
                .answered(said, NOW);
        save(answered);

        assertThat(consultations().of(List.of(answered.request()))).containsExactly(answered);
    }

    @Test
    void findsWhatIsOverdueTheLongestFirst() {
        Consultation later = consultation();
        Consultation sooner = Consultation.about(
                begun(asked(SALES)).trackingNumber(),
                Trigger.ACCESS_REQUEST_SUBMITTED,
                invocation(),
                NOW,
                DUE.minusSeconds(1));
        Consultation answered = consultation();
        save(later, sooner, answered.answered(GO_ON, NOW));

        assertThat(lockDue(DUE.minusSeconds(2), 10)).isEmpty();
        assertThat(lockDue(DUE, 10)).containsExactly(sooner.request(), later.request());
        assertThat(lockDue(DUE, 1)).containsExactly(sooner.request());
    }

    @Test
    void leavesARequestAloneThatHasEndedUntilItIsReopened() {
        Beginning sales = begun(asked(SALES));
        save(Consultation.about(sales.trackingNumber(), Trigger.ACCESS_REQUEST_SUBMITTED, invocation(), NOW, DUE));
        Closure closure = close(sales);

        assertThat(lockDue(DUE, 10)).isEmpty();
        assertThat(inTransaction(() -> consultations().putOffEnded(DUE, DUE.plusSeconds(60), 10)))
                .isEqualTo(1);
        assertThat(inTransaction(() -> consultations().putOffEnded(DUE, DUE.plusSeconds(60), 10)))
                .isZero();
        reopen(closure);

        assertThat(lockDue(DUE, 10)).isEmpty();
        assertThat(lockDue(DUE.plusSeconds(60), 10)).containsExactly(sales.trackingNumber());
    }

    @Test
    void writesNothingOutsideOfATransaction() {
        assertThatThrownBy(() -> consultations().save(List.of(consultation())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> consultations().lockDue(DUE, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> consultations().putOffEnded(DUE, DUE, 1)).isInstanceOf(IllegalStateException.class);
    }

    private static DeliveryId invocation() {
        return new DeliveryId(UUID.randomUUID());
    }

    private Consultation consultation() {
        return Consultation.about(
                begun(asked(SALES)).trackingNumber(), Trigger.ACCESS_REQUEST_SUBMITTED, invocation(), NOW, DUE);
    }

    private void save(Consultation... some) {
        inTransaction(() -> consultations().save(List.of(some)));
    }

    private List<TrackingNumber> lockDue(Instant now, int limit) {
        return inTransaction(() -> consultations().lockDue(now, limit));
    }
}
