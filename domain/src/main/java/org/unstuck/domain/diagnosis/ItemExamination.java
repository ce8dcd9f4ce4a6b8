package org.unstuck.domain.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Chasing;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.trigger.Delivery;

/** Looks at one item of an open request. */
final class ItemExamination {

    private final CaseFile file;
    private final Circumstances circumstances;
    private final Patience patience;
    private final Instant now;
    private final Instant lastMovement;
    private final int position;
    private final RequestedItem item;
    private final Particulars.Item said;

    @Nullable
    private final String sourceId;

    ItemExamination(CaseFile file, Circumstances circumstances, int position, RequestedItem item) {
        this.file = file;
        this.circumstances = circumstances;
        this.patience = circumstances.patience();
        this.now = circumstances.now();
        this.lastMovement = file.lastMovement();
        this.position = position;
        this.item = item;
        this.said = file.life().particulars().items().get(position);
        this.sourceId = item.change().sourceId();
    }

    ItemDiagnosis diagnose() {
        if (item.awaitsApproval()) {
            Optional<Consultation> asked = file.life().openConsultation();
            if (asked.isPresent()) {
                return subscriberAsked(asked.get());
            }
            return file.life().approvals().undecidedOf(position).stream()
                    .filter(Approval::isPending)
                    .findFirst()
                    .map(this::decisionHere)
                    .orElseGet(this::decisionElsewhere);
        }
        if (!item.isGranted()) {
            return ended();
        }
        return switch (item.provisioning()) {
            case PENDING, RETRY -> provisioning();
            case COMMITTED -> verification();
            case FINISHED, UNVERIFIABLE, FAILED -> ended();
            case null -> provisioning();
        };
    }

    // ---- approval

    private ItemDiagnosis subscriberAsked(Consultation asked) {
        Instant until = Objects.requireNonNull(asked.due(), "what is open is due");
        Delivery question = file.question();
        Outline outline = new Outline(
                Phase.APPROVAL,
                asked.asked(),
                question == null ? new WaitingOn.ATime(until) : WaitingOn.of(question),
                null);
        return isOverdue(until)
                ? outline.stuck(
                        EnumSet.noneOf(Remedy.class),
                        Optional.of(new Finding.SubscriberSilent(
                                asked.trigger(), asked.asked(), until, question == null ? null : question.problem())))
                : outline.waiting(
                        EnumSet.noneOf(Remedy.class), Optional.of(new Finding.SubscriberAsked(asked.trigger(), until)));
    }

    private ItemDiagnosis decisionHere(Approval approval) {
        Owner owner = approval.owner();
        Instant since = askedSince(approval);
        Standing standing = circumstances.directory().standing(owner, file.recipientId());
        Optional<Finding> aboutOwner = standing.finding(owner);
        Optional<Chase> chase = chase(approval);
        Outline outline = new Outline(Phase.APPROVAL, since, WaitingOn.of(owner), approval);
        if (standing.isHopeless()) {
            boolean someoneElseSoon = chase.filter(
                            next -> !next.beyondReminders().isAfter(now.plus(patience.approver())))
                    .isPresent();
            Optional<Finding> next = chase.map(Chase::finding);
            return someoneElseSoon
                    ? outline.waiting(EnumSet.of(Remedy.FORWARD), next, aboutOwner)
                    : outline.stuck(EnumSet.of(Remedy.FORWARD), aboutOwner, next);
        }
        if (chase.isPresent()) {
            return outline.waiting(EnumSet.noneOf(Remedy.class), chase.map(Chase::finding), aboutOwner);
        }
        if (isSilentFor(patience.approver(), since)) {
            Finding nobodyChases = new Finding.NobodyChases(owner, since, approval.due());
            return outline.stuck(EnumSet.of(Remedy.REMIND, Remedy.FORWARD), aboutOwner, Optional.of(nobodyChases));
        }
        Instant until = latest(lastMovement, since, startDate()).plus(patience.approver());
        Finding awaits = new Finding.AwaitsDecision(owner, since, until);
        return outline.waiting(EnumSet.of(Remedy.REMIND), Optional.of(awaits), aboutOwner);
    }

    private ItemDiagnosis decisionElsewhere() {
        Owner reviewer = file.reviewerOf(position).orElse(null);
        Instant since = requestedAt();
        Outline outline = new Outline(
                Phase.APPROVAL, since, reviewer == null ? new WaitingOn.Nobody() : WaitingOn.of(reviewer), null);
        Standing standing = reviewer == null
                ? new Standing.Present()
                : circumstances.directory().standing(reviewer, file.recipientId());
        Optional<Finding> about = reviewer == null ? Optional.empty() : standing.finding(reviewer);
        Optional<Finding> elsewhere = Optional.of(new Finding.NoApprovalHere(reviewer));
        EnumSet<Remedy> remedies =
                reviewer == null || standing.isHopeless() ? EnumSet.noneOf(Remedy.class) : EnumSet.of(Remedy.REMIND);
        if (standing.isHopeless() || isSilentFor(patience.approver(), since)) {
            return outline.stuck(remedies, about, elsewhere);
        }
        return outline.waiting(remedies, elsewhere, about);
    }

    /**
     * What is going to be done about an owner who does not decide.
     *
     * @param beyondReminders when it comes to more than reminding the same owner
     */
    private record Chase(Finding finding, Instant beyondReminders) {}

    /** Nothing when nothing is going to be done: nobody meant to, or whoever meant to does not. */
    private Optional<Chase> chase(Approval approval) {
        Instant due = approval.due();
        if (due == null || isOverdue(due)) {
            return Optional.empty();
        }
        Owner owner = approval.owner();
        ApprovalPolicy policy = circumstances.approvals();
        Owner manager = circumstances.directory().managerOf(owner);
        return Optional.of(
                switch (Chasing.of(approval, manager, file.recipientId(), policy)) {
                    case Chasing.Remind() -> {
                        int left = policy.maxReminders() - approval.reminders();
                        yield new Chase(
                                new Finding.ReminderScheduled(owner, approval.reminders(), policy.maxReminders(), due),
                                due.plus(Duration.ofDays((long) left * policy.daysBetweenReminders())));
                    }
                    case Chasing.Escalate(var to) -> new Chase(new Finding.EscalationScheduled(owner, to, due), due);
                    case Chasing.Expire() -> new Chase(new Finding.ExpiryScheduled(owner, due), due);
                });
    }

    /** Since when its present owner is to decide. */
    private Instant askedSince(Approval approval) {
        Instant begun = file.life().approvals().all().stream()
                .filter(before -> before.position() == position && before.step() == approval.step() - 1)
                .map(Approval::modified)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(approval.created());
        return approval.history().isEmpty()
                ? begun
                : latest(begun, approval.history().getLast().at());
    }

    // ---- provisioning and verification

    private ItemDiagnosis provisioning() {
        Instant start = startDate();
        if (start != null && start.isAfter(now)) {
            return new Outline(Phase.START_DATE, grantedAt(), new WaitingOn.ATime(start), null)
                    .waiting(EnumSet.noneOf(Remedy.class), Optional.of(new Finding.StartsLater(start)));
        }
        Instant since = latest(
                grantedAt(), file.reportOn(position).map(SourceReport::at).orElse(null), start);
        return file.workOn(position)
                .map(work -> workHere(work, since))
                .orElseGet(
                        () -> workElsewhere(latest(since, file.life().request().modified())));
    }

    private ItemDiagnosis workHere(Work work, Instant since) {
        Instant due = work.due();
        WaitingOn source = new WaitingOn.ASource(sourceId);
        if (due == null) {
            Outline outline = new Outline(Phase.PROVISIONING, since, source, null);
            return isSilentFor(patience.source(), since)
                    ? outline.stuck(
                            EnumSet.of(Remedy.RETRY),
                            Optional.of(new Finding.SourceSilent(sourceId, since, work.attempt())))
                    : outline.waiting(
                            EnumSet.noneOf(Remedy.class),
                            Optional.of(new Finding.AwaitsSource(
                                    sourceId,
                                    since,
                                    work.attempt(),
                                    latest(lastMovement, since).plus(patience.source()))));
        }
        if (isOverdue(due)) {
            return new Outline(Phase.PROVISIONING, since, source, null)
                    .stuck(
                            EnumSet.of(Remedy.RETRY),
                            Optional.of(new Finding.HandOverOverdue(sourceId, work.attempt(), due)));
        }
        boolean again = item.provisioning() == ProvisioningState.RETRY;
        Finding scheduled = again
                ? new Finding.RetryScheduled(
                        sourceId, work.attempt(), circumstances.retries().maxAttempts(), due)
                : new Finding.HandOverScheduled(sourceId, work.attempt(), due);
        return new Outline(Phase.PROVISIONING, since, new WaitingOn.ATime(due), null)
                .waiting(EnumSet.noneOf(Remedy.class), Optional.of(scheduled));
    }

    private ItemDiagnosis workElsewhere(Instant since) {
        Outline outline = new Outline(Phase.PROVISIONING, since, new WaitingOn.ASource(sourceId), null);
        Optional<Finding> elsewhere = Optional.of(new Finding.NoWorkHere(sourceId, item.provisioning()));
        return isSilentFor(patience.source(), since)
                ? outline.stuck(EnumSet.noneOf(Remedy.class), elsewhere)
                : outline.waiting(EnumSet.noneOf(Remedy.class), elsewhere);
    }

    private ItemDiagnosis verification() {
        Instant since = file.reportOn(position)
                .map(SourceReport::at)
                .orElseGet(() -> latest(requestedAt(), file.life().request().modified()));
        Outline outline = new Outline(Phase.VERIFICATION, since, new WaitingOn.ASource(sourceId), null);
        return isSilentFor(patience.verification(), since)
                ? outline.stuck(
                        EnumSet.noneOf(Remedy.class), Optional.of(new Finding.VerificationOverdue(sourceId, since)))
                : outline.waiting(
                        EnumSet.noneOf(Remedy.class),
                        Optional.of(new Finding.AwaitsVerification(
                                sourceId, since, latest(lastMovement, since).plus(patience.verification()))));
    }

    private ItemDiagnosis ended() {
        return new Outline(Phase.NOTHING, lastMovement, new WaitingOn.Nobody(), null).ended(howItEnded());
    }

    private Finding howItEnded() {
        if (!item.isGranted() || item.provisioning() != ProvisioningState.FAILED) {
            return new Finding.ItemEnded(item.approval(), item.provisioning());
        }
        return file.workOn(position)
                .map(Work::attempt)
                .filter(attempt -> attempt >= circumstances.retries().maxAttempts())
                .<Finding>map(attempts -> new Finding.RetriesExhausted(sourceId, attempts))
                .orElseGet(() -> new Finding.ProvisioningFailed(sourceId));
    }

    /** When its last step was approved, or when it was asked for where nobody had to agree. */
    private Instant grantedAt() {
        return file.life().approvals().all().stream()
                .filter(approval -> approval.position() == position)
                .map(Approval::modified)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseGet(this::requestedAt);
    }

    private Instant requestedAt() {
        return Objects.requireNonNullElse(
                said.requested(), file.life().request().submission().created());
    }

    // ---- time

    /** Before when nothing need be done. */
    private @Nullable Instant startDate() {
        return RequestType.of(item.change().operation()).notBefore(said.startDate());
    }

    /** Whether nothing happened for so long, to the request or to what it waits on; before its start there is time. */
    private boolean isSilentFor(Duration time, Instant since) {
        return !latest(lastMovement, since, startDate()).isAfter(now.minus(time));
    }

    private boolean isOverdue(Instant due) {
        return !due.isAfter(now.minus(patience.schedule()));
    }

    private static Instant latest(Instant one, @Nullable Instant... others) {
        return Stream.concat(Stream.of(one), Arrays.stream(others))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    // ---- the diagnosis

    private final class Outline {

        private final Phase phase;
        private final Instant since;
        private final WaitingOn waitingOn;

        @Nullable
        private final Approval approval;

        Outline(Phase phase, Instant since, WaitingOn waitingOn, @Nullable Approval approval) {
            this.phase = phase;
            this.since = since;
            this.waitingOn = waitingOn;
            this.approval = approval;
        }

        @SafeVarargs
        final ItemDiagnosis stuck(EnumSet<Remedy> remedies, Optional<Finding>... findings) {
            EnumSet<Remedy> all = EnumSet.copyOf(remedies);
            if (file.life().request().submission().isAccessRequest()) {
                all.add(Remedy.CLOSE);
            }
            return diagnosis(Verdict.STUCK, all, findings);
        }

        @SafeVarargs
        final ItemDiagnosis waiting(EnumSet<Remedy> remedies, Optional<Finding>... findings) {
            EnumSet<Remedy> all = EnumSet.copyOf(remedies);
            all.add(Remedy.WAIT);
            return diagnosis(Verdict.WAITING, all, findings);
        }

        ItemDiagnosis ended(Finding how) {
            return diagnosis(Verdict.ENDED, Set.of(), Optional.of(how));
        }

        @SafeVarargs
        private ItemDiagnosis diagnosis(Verdict verdict, Set<Remedy> remedies, Optional<Finding>... findings) {
            List<Finding> found = new ArrayList<>();
            for (Optional<Finding> finding : findings) {
                finding.ifPresent(found::add);
            }
            return new ItemDiagnosis(
                    position,
                    item,
                    phase,
                    verdict,
                    since,
                    waitingOn,
                    found,
                    approval == null ? null : approval.id(),
                    file.workOn(position).map(work -> work.attempt() - 1).orElse(null),
                    lastError(),
                    remedies);
        }
    }

    private @Nullable String lastError() {
        Optional<SourceReport> report = file.reportOn(position);
        if (report.isPresent()) {
            return report.get().error();
        }
        boolean failed =
                item.provisioning() == ProvisioningState.RETRY || item.provisioning() == ProvisioningState.FAILED;
        return failed ? file.lastRemark() : null;
    }
}
