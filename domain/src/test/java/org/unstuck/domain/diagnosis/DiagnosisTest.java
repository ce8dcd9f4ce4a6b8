package org.unstuck.domain.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.approval.ApprovalPolicy.PATIENT;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.EVERYBODY;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.RETRIES;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.away;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.day;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.diagnosed;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.directory;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.gone;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.imported;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.submitted;
import static org.unstuck.domain.directory.DirectoryFixture.group;
import static org.unstuck.domain.directory.DirectoryFixture.identity;
import static org.unstuck.domain.directory.DirectoryFixture.managedBy;
import static org.unstuck.domain.life.RequestLifeFixture.MIA;
import static org.unstuck.domain.life.RequestLifeFixture.OTTO;
import static org.unstuck.domain.life.RequestLifeFixture.modifying;
import static org.unstuck.domain.life.RequestLifeFixture.stillOpenAfter;
import static org.unstuck.domain.request.IdentityRequestFixture.CREATED;
import static org.unstuck.domain.request.IdentityRequestFixture.item;
import static org.unstuck.domain.request.IdentityRequestFixture.items;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.IdentityRequestFixture.withItems;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;
import static org.unstuck.domain.submission.SubmissionFixture.FINN_FALLBACK;
import static org.unstuck.domain.submission.SubmissionFixture.HURRIED;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.OTTO_OWNER;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.life.RequestLifeFixture;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.RunningItem;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Trigger;

class DiagnosisTest {

    private static final DirectoryView OTTO_LEFT =
            directory(gone(managedBy("mia", identity("otto"))), identity("mia"), identity("finn"));
    private static final ProvisioningResult TIMED_OUT = new ProvisioningResult.Failed("timed out", true, null);

    // ---- approval

    @Test
    void isStuckOnItsFirstDayWhenItsApproverHasLeftAndNobodyWillBeAskedInstead() {
        Diagnosis diagnosis = diagnosed(submitted(PATIENT, asked(SALES)), OTTO_LEFT, PATIENT, NOW.plusSeconds(1));

        assertThat(diagnosis)
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(Phase.APPROVAL, Diagnosis::phase)
                .returns(NOW, Diagnosis::since)
                .returns(0L, Diagnosis::daysWithoutMovement)
                .returns(new WaitingOn.APerson("otto", "Otto Owner"), Diagnosis::waitingOn)
                .returns(new Finding.ApproverLeft(OTTO_OWNER, "Terminated"), Diagnosis::main);
        assertThat(diagnosis.main().sentence()).isEqualTo("Otto Owner, who is to decide, has left (Terminated).");
        assertThat(diagnosis.remedies()).containsExactlyInAnyOrder(Remedy.FORWARD, Remedy.CLOSE);
    }

    @Test
    void isStuckWhenASubscriberDidNotAnswerAndNobodyEndedTheRequest() {
        RequestUnderWay asked = RequestLifeFixture.consulting(Trigger.ACCESS_REQUEST_SUBMITTED, asked(SALES));
        Consultation question = asked.openConsultation().orElseThrow();
        Instant due = Objects.requireNonNull(question.due());
        SubscriptionId subscription = new SubscriptionId(new UUID(0, 5));
        Delivery told = new Delivery(
                question.invocation(),
                new UUID(0, 1),
                new UUID(0, 2),
                question.trigger(),
                subscription,
                "Risk Engine",
                Delivery.Kind.REAL_TIME,
                Delivery.State.PENDING,
                3,
                due,
                NOW,
                null,
                "it answered 503");

        assertThat(examined(
                        new CaseFile(asked, List.of(), told),
                        due.plus(Duration.ofDays(1)).minusMillis(1)))
                .returns(Verdict.WAITING, Diagnosis::verdict)
                .returns(new WaitingOn.ASubscription(subscription, "Risk Engine"), Diagnosis::waitingOn)
                .returns(new Finding.SubscriberAsked(question.trigger(), due), Diagnosis::main);
        Diagnosis diagnosis = examined(new CaseFile(asked, List.of(), told), due.plus(Duration.ofDays(1)));
        assertThat(diagnosis)
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(Phase.APPROVAL, Diagnosis::phase)
                .returns(NOW, Diagnosis::since)
                .returns(new WaitingOn.ASubscription(subscription, "Risk Engine"), Diagnosis::waitingOn)
                .returns(
                        new Finding.SubscriberSilent(question.trigger(), NOW, due, "it answered 503"), Diagnosis::main);
        assertThat(diagnosis.main().sentence()).endsWith(" and has not (it answered 503).");
        assertThat(diagnosis.remedies()).containsExactly(Remedy.CLOSE);
        assertThat(examined(new CaseFile(asked, List.of()), due.plus(Duration.ofDays(1))))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(new WaitingOn.ATime(due), Diagnosis::waitingOn);
    }

    private static Diagnosis examined(CaseFile file, Instant at) {
        return Diagnosis.of(file, new Circumstances(EVERYBODY, PATIENT, RETRIES, Patience.DEFAULT, at));
    }

    @Test
    void waitsWhenItsApproverHasLeftAndSomebodyElseIsAskedSoon() {
        Diagnosis diagnosis = diagnosed(submitted(HURRIED, asked(SALES)), OTTO_LEFT, HURRIED, day(1));

        // Two reminders two days apart from the third day on, then Mia.
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(diagnosis.items().getFirst().findings())
                .extracting(Finding::reason)
                .containsExactly(Reason.REMINDER_SCHEDULED, Reason.APPROVER_LEFT);
        assertThat(diagnosis.remedies()).containsExactlyInAnyOrder(Remedy.FORWARD, Remedy.WAIT);
    }

    @Test
    void isStuckWhenAnApproverWhoHasLeftIsToBeRemindedForMonths() {
        ApprovalPolicy slow = new ApprovalPolicy(3, 30, 3, FINN_FALLBACK);

        Diagnosis diagnosis = diagnosed(submitted(slow, asked(SALES)), OTTO_LEFT, slow, day(1));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.STUCK);
        assertThat(diagnosis.main().reason()).isEqualTo(Reason.APPROVER_LEFT);
    }

    @Test
    void isStuckWhenNobodyRemindsAnApproverWhoKeepsSilent() {
        RequestUnderWay sales = submitted(PATIENT, asked(SALES));

        assertThat(diagnosed(sales, EVERYBODY, PATIENT, day(14).minusMillis(1)))
                .returns(Verdict.WAITING, Diagnosis::verdict)
                .returns(new Finding.AwaitsDecision(OTTO_OWNER, NOW, day(14)), Diagnosis::main);
        Diagnosis diagnosis = diagnosed(sales, EVERYBODY, PATIENT, day(14));
        assertThat(diagnosis)
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(14L, Diagnosis::daysWithoutMovement)
                .returns(new Finding.NobodyChases(OTTO_OWNER, NOW, null), Diagnosis::main);
        assertThat(diagnosis.remedies()).containsExactlyInAnyOrder(Remedy.REMIND, Remedy.FORWARD, Remedy.CLOSE);
        assertThat(diagnosis.items().getFirst().approval())
                .isEqualTo(sales.approvals().all().getFirst().id());
    }

    @Test
    void saysThatAReminderThatWasDueDidNotCome() {
        RequestUnderWay sales = submitted(HURRIED, asked(SALES));

        assertThat(diagnosed(sales, EVERYBODY, HURRIED, day(3)).main().reason()).isEqualTo(Reason.REMINDER_SCHEDULED);
        assertThat(diagnosed(sales, EVERYBODY, HURRIED, day(20)))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(new Finding.NobodyChases(OTTO_OWNER, NOW, day(3)), Diagnosis::main);
    }

    @Test
    void foretellsWhatIsGoingToBeDoneAboutAnApproverWhoDoesNotDecide() {
        RequestUnderWay asked = submitted(HURRIED, asked(SALES));
        RequestUnderWay remindedOnce = chased(asked, day(3));
        RequestUnderWay remindedTwice = chased(remindedOnce, day(5));
        RequestUnderWay withMia = chased(remindedTwice, day(7));

        assertThat(diagnosed(remindedOnce, EVERYBODY, HURRIED, day(4)).main())
                .isEqualTo(new Finding.ReminderScheduled(OTTO_OWNER, 1, 2, day(5)));
        assertThat(diagnosed(remindedTwice, EVERYBODY, HURRIED, day(6)).main())
                .isEqualTo(new Finding.EscalationScheduled(OTTO_OWNER, mia(), day(7)));
        assertThat(diagnosed(withMia, EVERYBODY, HURRIED, day(8)))
                .returns(new WaitingOn.APerson("mia", "Ida Ek"), Diagnosis::waitingOn)
                .returns(day(7), Diagnosis::since);
    }

    @Test
    void foretellsTheEndWhenNobodyIsLeftToAsk() {
        ApprovalPolicy alone = new ApprovalPolicy(3, 2, 0, null);
        DirectoryView noManager = directory(identity("otto"));

        assertThat(diagnosed(submitted(alone, asked(SALES)), noManager, alone, day(1))
                        .main())
                .isEqualTo(new Finding.ExpiryScheduled(OTTO_OWNER, day(3)));
    }

    @Test
    void namesAnApproverWhomTheDirectoryDoesNotKnowButGivesThemAsMuchTime() {
        RequestUnderWay sales = submitted(PATIENT, asked(SALES));

        assertThat(diagnosed(sales, DirectoryView.EMPTY, PATIENT, day(2)).verdict())
                .isEqualTo(Verdict.WAITING);
        assertThat(diagnosed(sales, DirectoryView.EMPTY, PATIENT, day(15)))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(Reason.APPROVER_UNKNOWN, diagnosis -> diagnosis.main().reason());
        assertThat(diagnosed(sales, directory(away(identity("otto"))), PATIENT, day(15)))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(Reason.APPROVER_AWAY, diagnosis -> diagnosis.main().reason());
    }

    @Test
    void isStuckWithAGroupInWhichNobodyCanDecide() {
        RequestUnderWay payroll = withTheAuditors();

        for (GroupMembers members : List.of(
                new GroupMembers(0, 0, List.of()),
                GroupMembers.of(group("auditors", "audrey"), Map.of("audrey", gone(identity("audrey")))),
                GroupMembers.of(group("auditors", "zoe"), Map.of("zoe", identity("zoe"))))) {
            Diagnosis diagnosis =
                    diagnosed(payroll, directory(Map.of("auditors", members)), PATIENT, NOW.plusSeconds(3));
            assertThat(diagnosis)
                    .as(members.toString())
                    .returns(Verdict.STUCK, Diagnosis::verdict)
                    .returns(Reason.GROUP_CANNOT_DECIDE, one -> one.main().reason())
                    .returns(new WaitingOn.AGroup("auditors", "Auditors"), Diagnosis::waitingOn);
        }
        GroupMembers oneIsThere = GroupMembers.of(
                group("auditors", "audrey", "abe", "nobody-knows"), Map.of("audrey", gone(identity("audrey"))));
        assertThat(diagnosed(payroll, directory(Map.of("auditors", oneIsThere)), PATIENT, NOW.plusSeconds(3)))
                .returns(Verdict.MOVING, Diagnosis::verdict);
    }

    @Test
    void countsTheTimeOfAStepFromWhenItsTurnCame() {
        RequestUnderWay payroll = submitted(PATIENT, asked(PAYROLL));
        RequestUnderWay withOtto =
                stillOpenAfter(payroll, payroll.approve(approval(payroll, 0), MIA, null, day(10), PATIENT));

        assertThat(diagnosed(withOtto, EVERYBODY, PATIENT, day(20)))
                .returns(Verdict.WAITING, Diagnosis::verdict)
                .returns(day(10), Diagnosis::since);
        assertThat(diagnosed(withOtto, EVERYBODY, PATIENT, day(24)).verdict()).isEqualTo(Verdict.STUCK);
    }

    // ---- provisioning

    @Test
    void waitsForTheFirstDayOfTheAccessHoweverLong() {
        RequestUnderWay ahead = submitted(PATIENT, asked(WIKI, "later", day(300), null));

        assertThat(diagnosed(ahead, EVERYBODY, PATIENT, day(299)))
                .returns(Verdict.WAITING, Diagnosis::verdict)
                .returns(Phase.START_DATE, Diagnosis::phase)
                .returns(new WaitingOn.ATime(day(300)), Diagnosis::waitingOn)
                .returns(new Finding.StartsLater(day(300)), Diagnosis::main);
    }

    @Test
    void doesNotWaitForAFirstDayThatASourceIsToMove() {
        RequestUnderWay moved = handedOver(modifying(asked(WIKI, "later", day(300), null)), NOW);

        assertThat(diagnosed(moved, EVERYBODY, PATIENT, day(3)))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(Phase.PROVISIONING, Diagnosis::phase);
    }

    @Test
    void countsTheSilenceOfASourceFromTheFirstDayOfTheAccess() {
        RequestUnderWay ahead = handedOver(submitted(PATIENT, asked(WIKI, "later", day(300), null)), day(300));

        assertThat(diagnosed(ahead, EVERYBODY, PATIENT, day(302)).main().reason())
                .isEqualTo(Reason.AWAITS_SOURCE);
        assertThat(diagnosed(ahead, EVERYBODY, PATIENT, day(303)).main())
                .isEqualTo(new Finding.SourceSilent("directory", day(300), 1));
    }

    @Test
    void isStuckWhenNothingAsksTheSource() {
        RequestUnderWay wiki = submitted(PATIENT, asked(WIKI));

        assertThat(diagnosed(wiki, EVERYBODY, PATIENT, NOW.plusSeconds(9)))
                .returns(Verdict.MOVING, Diagnosis::verdict)
                .returns(
                        Reason.HAND_OVER_SCHEDULED,
                        diagnosis -> diagnosis.main().reason());
        Diagnosis diagnosis = diagnosed(wiki, EVERYBODY, PATIENT, day(1));
        assertThat(diagnosis)
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(new Finding.HandOverOverdue("directory", 1, NOW), Diagnosis::main)
                .returns(new WaitingOn.ASource("directory"), Diagnosis::waitingOn);
        assertThat(diagnosis.remedies()).containsExactlyInAnyOrder(Remedy.RETRY, Remedy.CLOSE);
    }

    @Test
    void isStuckWhenASourceThatWasAskedKeepsSilent() {
        RequestUnderWay wiki = handedOver(submitted(PATIENT, asked(WIKI)), NOW.plusSeconds(1));

        assertThat(diagnosed(wiki, EVERYBODY, PATIENT, day(2)).main().reason()).isEqualTo(Reason.AWAITS_SOURCE);
        assertThat(diagnosed(wiki, EVERYBODY, PATIENT, day(3)))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(new Finding.SourceSilent("directory", NOW, 1), Diagnosis::main);
    }

    @Test
    void waitsForARetryThatIsScheduledAndTellsTheLastError() {
        RequestUnderWay wiki = submitted(PATIENT, asked(WIKI));
        RequestUnderWay failed = stillOpenAfter(wiki, wiki.record(0, TIMED_OUT, day(1), RETRIES));
        List<SourceReport> reports = List.of(new SourceReport(0, day(1), "timed out"));

        Diagnosis diagnosis = diagnosed(failed, reports, EVERYBODY, PATIENT, day(1));

        assertThat(diagnosis)
                .returns(Verdict.MOVING, Diagnosis::verdict)
                .returns(new Finding.RetryScheduled("directory", 2, 3, day(1).plusSeconds(60)), Diagnosis::main)
                .returns("timed out", Diagnosis::lastError)
                .returns(1, Diagnosis::retries);
        assertThat(diagnosed(failed, reports, EVERYBODY, PATIENT, day(3)))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(new Finding.HandOverOverdue("directory", 2, day(1).plusSeconds(60)), Diagnosis::main);
    }

    @Test
    void namesAnItemWhoseRetriesAreExhaustedWhileAnotherKeepsTheRequestOpen() {
        RequestUnderWay both = submitted(PATIENT, asked(WIKI), asked(SALES));
        RequestUnderWay failed = both;
        for (int attempt = 1; attempt <= RETRIES.maxAttempts(); attempt++) {
            failed = stillOpenAfter(failed, handedOver(failed, NOW).record(0, TIMED_OUT, NOW, RETRIES));
        }

        Diagnosis diagnosis = diagnosed(failed, EVERYBODY, PATIENT, day(1));

        assertThat(diagnosis.main().reason()).isEqualTo(Reason.AWAITS_DECISION);
        assertThat(diagnosis.items().getFirst())
                .returns(Verdict.ENDED, ItemDiagnosis::verdict)
                .returns(new Finding.RetriesExhausted("directory", 3), ItemDiagnosis::main)
                .returns("timed out", ItemDiagnosis::lastError)
                .returns(2, ItemDiagnosis::retries);
    }

    @Test
    void isStuckWhenWhatWasAppliedIsNeverVerified() {
        RequestUnderWay wiki = submitted(PATIENT, asked(WIKI));
        RequestUnderWay applied =
                stillOpenAfter(wiki, wiki.record(0, new ProvisioningResult.Committed(), day(2), RETRIES));

        assertThat(diagnosed(applied, EVERYBODY, PATIENT, day(8)))
                .returns(Verdict.WAITING, Diagnosis::verdict)
                .returns(new Finding.AwaitsVerification("directory", day(2), day(9)), Diagnosis::main);
        assertThat(diagnosed(applied, EVERYBODY, PATIENT, day(9)))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(Phase.VERIFICATION, Diagnosis::phase)
                .returns(new Finding.VerificationOverdue("directory", day(2)), Diagnosis::main);
    }

    // ---- requests from elsewhere

    @Test
    void isStuckWhenTheReviewerOfAnImportedRequestHasLeft() {
        IdentitySummary otto = new IdentitySummary("s", "Otto Owner", "otto", false);

        Diagnosis diagnosis = diagnosed(imported(stuckInApproval(), otto), OTTO_LEFT, PATIENT, CREATED.plusSeconds(1));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.STUCK);
        assertThat(openItem(diagnosis).findings())
                .containsExactly(
                        new Finding.ApproverLeft(OTTO_OWNER, "Terminated"), new Finding.NoApprovalHere(OTTO_OWNER));
        // Nothing here could be forwarded.
        assertThat(openItem(diagnosis).remedies()).containsExactly(Remedy.CLOSE);
    }

    @Test
    void isStuckWhenAnImportedRequestKeepsWaitingForWhatNobodyHereDoes() {
        Instant longAfter = CREATED.plus(Duration.ofDays(60));

        assertThat(diagnosed(imported(stuckInApproval(), null), EVERYBODY, PATIENT, longAfter))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(new WaitingOn.Nobody(), Diagnosis::waitingOn)
                .returns(Reason.NO_APPROVAL_HERE, one -> one.main().reason());
        assertThat(diagnosed(imported(stuckInProvisioning(), null), EVERYBODY, PATIENT, longAfter))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(Reason.NO_WORK_HERE, one -> one.main().reason());
        assertThat(diagnosed(imported(verifying(), null), EVERYBODY, PATIENT, longAfter))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(Reason.VERIFICATION_OVERDUE, one -> one.main().reason());
    }

    @Test
    void isStuckWhenNothingIsLeftToWaitFor() {
        OpenRequest done = withItems(
                items(
                        item(0, ApprovalState.FINISHED, ProvisioningState.FINISHED),
                        item(1, ApprovalState.REJECTED, null)),
                verifying(trackingNumber(3)));

        for (OpenRequest request : List.of(done, withoutItems())) {
            assertThat(diagnosed(imported(request, null), EVERYBODY, PATIENT, CREATED.plus(Duration.ofDays(60))))
                    .returns(Verdict.STUCK, Diagnosis::verdict)
                    .returns(Phase.NOTHING, Diagnosis::phase)
                    .returns(Reason.NOTHING_LEFT_TO_WAIT, one -> one.main().reason());
        }
    }

    // ---- several items

    @Test
    void isNotStuckWhileOneOfItsItemsGetsOn() {
        RequestUnderWay both = submitted(PATIENT, asked(SALES), asked(WIKI, "later", day(300), null));

        Diagnosis diagnosis = diagnosed(both, EVERYBODY, PATIENT, day(100));

        assertThat(diagnosis.items())
                .extracting(ItemDiagnosis::verdict)
                .containsExactly(Verdict.STUCK, Verdict.WAITING);
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(diagnosis.main().reason()).isEqualTo(Reason.STARTS_LATER);
        // A close would take what was granted away with it.
        assertThat(diagnosis.remedies()).contains(Remedy.REMIND, Remedy.FORWARD).doesNotContain(Remedy.CLOSE);
    }

    @Test
    void isAsStuckAsTheItemThatHasWaitedLongest() {
        RequestUnderWay both = submitted(PATIENT, asked(PAYROLL), asked(SALES));
        RequestUnderWay later = stillOpenAfter(both, both.approve(approval(both, 0), MIA, null, day(2), PATIENT));

        assertThat(diagnosed(later, EVERYBODY, PATIENT, day(30)))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(NOW, Diagnosis::since)
                .returns(day(2), Diagnosis::lastMovement)
                .returns(28L, Diagnosis::daysWithoutMovement);
    }

    @Test
    void doesNotOfferACloseOfWhatCannotBeClosed() {
        OpenRequest change = org.unstuck.domain.request.IdentityRequestFixture.lifecycleStateChange();

        Diagnosis diagnosis = diagnosed(imported(change, null), EVERYBODY, PATIENT, CREATED.plus(Duration.ofDays(60)));

        assertThat(diagnosis.remedies()).doesNotContain(Remedy.CLOSE);
    }

    @Test
    void namesTheOtherRequestsThatAskForTheSame() {
        RequestUnderWay sales = submitted(PATIENT, asked(SALES));
        RunningItem own = new RunningItem(
                sales.request().trackingNumber(),
                sales.request().items().items().getFirst(),
                sales.particulars().items().getFirst());
        RunningItem other = new RunningItem(trackingNumber(9), own.item(), own.said());
        RunningItem over =
                new RunningItem(trackingNumber(8), own.item().withApproval(ApprovalState.REJECTED), own.said());

        assertThat(SameAccess.objectIds(sales)).containsExactly("sales");
        assertThat(SameAccess.alsoAskedForIn(sales, List.of(own, other, over))).containsExactly(trackingNumber(9));
    }

    @Test
    void takesNoPatienceThatIsNone() {
        assertThatThrownBy(() -> new Patience(
                        Duration.ofDays(1), Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source must be 1 minute to 3650 days, not PT0S");
    }

    private static ItemDiagnosis openItem(Diagnosis diagnosis) {
        return diagnosis.items().stream()
                .filter(item -> item.verdict() == Verdict.STUCK)
                .findFirst()
                .orElseThrow();
    }

    private static RequestUnderWay withTheAuditors() {
        RequestUnderWay payroll = submitted(PATIENT, asked(PAYROLL));
        RequestUnderWay withOtto =
                stillOpenAfter(payroll, payroll.approve(approval(payroll, 0), MIA, null, NOW.plusSeconds(1), PATIENT));
        return stillOpenAfter(
                withOtto, withOtto.approve(approval(withOtto, 1), OTTO, null, NOW.plusSeconds(2), PATIENT));
    }

    private static RequestUnderWay chased(RequestUnderWay life, Instant at) {
        return (RequestUnderWay)
                RequestLifeFixture.after(life, life.chase(Map.of("otto", mia(), "mia", FINN_FALLBACK), HURRIED, at));
    }

    private static RequestUnderWay handedOver(RequestUnderWay life, Instant at) {
        Work work = life.work().stream()
                .filter(some -> some.position() == 0)
                .findFirst()
                .orElseThrow();
        return stillOpenAfter(life, life.handedOver(life.order(work).orElseThrow(), at));
    }

    private static Owner mia() {
        return Owner.person("mia", "Ida Ek");
    }

    private static ApprovalId approval(RequestUnderWay life, int step) {
        return life.approvals().all().stream()
                .filter(approval -> approval.position() == 0 && approval.step() == step)
                .map(Approval::id)
                .findFirst()
                .orElseThrow();
    }
}
