package org.unstuck.application.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.Directory;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.life.EndedRequest;
import org.unstuck.domain.life.RequestLife;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.Step;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.Person;

/**
 * Use case: remind approvers who have not decided, have others decide in their place, or give up, as the policy says.
 * To be called every now and then, on any number of nodes.
 */
public final class ChaseApprovals {

    /** How long what is due of ended requests is left alone; a reopened request is chased this much later at most. */
    private static final Duration ENDED = Duration.ofHours(6);

    private static final int MANY = 10_000;

    private static final Logger log = LoggerFactory.getLogger(ChaseApprovals.class);

    private final Approvals approvals;
    private final Directory directory;
    private final AccessRequestSettings settings;
    private final LockedLives lives;
    private final StepWrites writes;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChaseApprovals(
            Approvals approvals,
            Directory directory,
            AccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            InstantSource clock) {
        this.approvals = approvals;
        this.directory = directory;
        this.settings = settings;
        this.lives = lives;
        this.writes = writes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Goes through the approvals of some requests.
     *
     * @param limit how many requests at most; all of them are one transaction
     * @return how many there were; as many as the limit when there may be more
     */
    public int chase(int limit) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            List<TrackingNumber> due = approvals.lockDue(now, limit);
            if (due.isEmpty()) {
                approvals.putOffEnded(now, now.plus(ENDED), MANY);
                return 0;
            }
            List<Step> steps = decide(lives.lock(due), now);
            writes.write(steps);
            log.info("approvals of {} requests were overdue", steps.size());
            return due.size();
        });
    }

    private List<Step> decide(SortedMap<TrackingNumber, RequestLife> locked, Instant now) {
        ApprovalPolicy policy = settings.read().approvals();
        List<RequestUnderWay> underWay = new ArrayList<>();
        for (RequestLife life : locked.values()) {
            switch (life) {
                case RequestUnderWay request -> underWay.add(request);
                case EndedRequest ended -> {}
            }
        }
        Map<String, Owner> managers = managers(underWay, now);
        List<Step> steps = new ArrayList<>();
        for (RequestUnderWay request : underWay) {
            if (request.chase(managers, policy, now) instanceof Step step) {
                steps.add(step);
            }
        }
        return steps;
    }

    private Map<String, Owner> managers(List<RequestUnderWay> requests, Instant now) {
        Set<String> owners = requests.stream()
                .flatMap(request -> request.ownersToChase(now).stream())
                .filter(owner -> owner.type() == Owner.Type.IDENTITY)
                .map(Owner::id)
                .collect(Collectors.toSet());
        Map<String, Owner> managers = new HashMap<>();
        for (Person person : directory.people(owners)) {
            if (person.manager() != null) {
                managers.put(person.id(), person.manager());
            }
        }
        return managers;
    }
}
