package org.unstuck.application.consultation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.life.EndedRequest;
import org.unstuck.domain.life.RequestLife;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.Step;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Use case: end requests about which a subscriber was asked and did not answer in time. To be called every now and then,
 * on any number of nodes.
 */
public final class ChaseConsultations {

    private static final Answer NOTHING = new Answer.None("The subscriber who was asked did not answer in time.");

    /** How long what is due of ended requests is left alone; a reopened request is chased this much later at most. */
    private static final Duration ENDED = Duration.ofHours(6);

    private static final int MANY = 10_000;

    private static final Logger log = LoggerFactory.getLogger(ChaseConsultations.class);

    private final Consultations consultations;
    private final AccessRequestSettings settings;
    private final LockedLives lives;
    private final StepWrites writes;
    private final Transactions transactions;
    private final NewIds newIds;
    private final InstantSource clock;

    public ChaseConsultations(
            Consultations consultations,
            AccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this.consultations = consultations;
        this.settings = settings;
        this.lives = lives;
        this.writes = writes;
        this.transactions = transactions;
        this.newIds = newIds;
        this.clock = clock;
    }

    /**
     * Goes through the consultations of some requests.
     *
     * @param limit how many requests at most; all of them are one transaction
     * @return how many there were; as many as the limit when there may be more
     */
    public int chase(int limit) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            List<TrackingNumber> due = consultations.lockDue(now, limit);
            if (due.isEmpty()) {
                consultations.putOffEnded(now, now.plus(ENDED), MANY);
                return 0;
            }
            ApprovalPolicy policy = settings.read().approvals();
            List<Step> steps = new ArrayList<>();
            for (RequestLife life : lives.lock(due).values()) {
                switch (life) {
                    case RequestUnderWay underWay ->
                        underWay.openConsultation()
                                .filter(open -> isDue(open, now))
                                .map(open ->
                                        underWay.answered(open.trigger(), NOTHING, null, newIds::next, now, policy))
                                .filter(Step.class::isInstance)
                                .map(Step.class::cast)
                                .ifPresent(steps::add);
                    case EndedRequest ended -> {}
                }
            }
            writes.write(steps);
            log.info("{} requests ended because no subscriber answered", steps.size());
            return due.size();
        });
    }

    private static boolean isDue(Consultation open, Instant now) {
        Instant due = open.due();
        return due != null && !due.isAfter(now);
    }
}
