package org.unstuck.application.consultation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Directory;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.life.EndedRequest;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.Step;
import org.unstuck.domain.trigger.DeliveryId;

/**
 * Use case: take a subscriber's answer. The first one counts; what is said again, or of a request that has ended, changes
 * nothing.
 */
public final class AnswerConsultation {

    private static final Logger log = LoggerFactory.getLogger(AnswerConsultation.class);

    private final Consultations consultations;
    private final AskSubscriber askSubscriber;
    private final Directory directory;
    private final AccessRequestSettings settings;
    private final LockedLives lives;
    private final StepWrites writes;
    private final Transactions transactions;
    private final NewIds newIds;
    private final InstantSource clock;

    public AnswerConsultation(
            Consultations consultations,
            AskSubscriber askSubscriber,
            Directory directory,
            AccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this.consultations = consultations;
        this.askSubscriber = askSubscriber;
        this.directory = directory;
        this.settings = settings;
        this.lives = lives;
        this.writes = writes;
        this.transactions = transactions;
        this.newIds = newIds;
        this.clock = clock;
    }

    /**
     * Takes it.
     *
     * @return whether it changed anything
     */
    public boolean answer(DeliveryId invocation, Answer said) {
        boolean taken = transactions.inTransaction(() -> {
            // Which request it is about never changes; all else is read again under the lock.
            Optional<Consultation> seen =
                    consultations.by(List.of(invocation)).stream().findFirst();
            return seen.isPresent()
                    && switch (lives.lock(List.of(seen.get().request()))
                            .get(seen.get().request())) {
                        case RequestUnderWay underWay -> answer(underWay, seen.get(), said);
                        case EndedRequest ended -> false;
                        case null -> false;
                    };
        });
        log.info("invocation {} answered{}", invocation, taken ? "" : ", which changed nothing");
        return taken;
    }

    private boolean answer(RequestUnderWay underWay, Consultation asked, Answer said) {
        Instant now = clock.instant();
        boolean stillOpen = underWay.openConsultation()
                .filter(open -> open.invocation().equals(asked.invocation()))
                .isPresent();
        if (!stillOpen) {
            return false;
        }
        Answer known = ofKnownPeople(said);
        @Nullable
        Consultation next = known instanceof Answer.PreApproval(var approved, var comment, var by) && approved
                ? askSubscriber.ask(underWay.recorded(), asked.trigger(), now).orElse(null)
                : null;
        if (underWay.answered(
                        asked.trigger(),
                        known,
                        next,
                        newIds::next,
                        now,
                        settings.read().approvals())
                instanceof Step step) {
            writes.write(List.of(step));
            return true;
        }
        return false;
    }

    /** Whom nobody knows nobody can wait for. */
    private Answer ofKnownPeople(Answer said) {
        return said instanceof Answer.DynamicApprover(Owner approver)
                        && approver != null
                        && approver.type() == Owner.Type.IDENTITY
                        && directory.people(List.of(approver.id())).isEmpty()
                ? new Answer.None("The approver that the subscriber named is not known here.")
                : said;
    }
}
