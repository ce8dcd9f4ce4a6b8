package org.unstuck.application.approval;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.life.Decision;
import org.unstuck.domain.life.EndedRequest;
import org.unstuck.domain.life.Refusal;
import org.unstuck.domain.life.RequestLife;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.Step;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Use case: an administrator approves several approvals. One that cannot be approved does not stop the others, as with
 * {@link org.unstuck.application.life.CancelRequests}; those that can are approved together or, when something breaks,
 * not at all.
 */
public final class ApproveInBulk {

    /** How many ids one call may name (contract 4.6). */
    public static final int MAX_IDS = 50;

    private static final Logger log = LoggerFactory.getLogger(ApproveInBulk.class);

    private final Approvals approvals;
    private final AccessRequestSettings settings;
    private final LockedLives lives;
    private final StepWrites writes;
    private final Transactions transactions;
    private final InstantSource clock;

    public ApproveInBulk(
            Approvals approvals,
            AccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            InstantSource clock) {
        this.approvals = approvals;
        this.settings = settings;
        this.lives = lives;
        this.writes = writes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of one id. */
    public sealed interface Outcome {

        /** Its item goes on. */
        record Approved(ApprovalId id) implements Outcome {}

        /** It is as it was. */
        record Refused(Refusal refusal) implements Outcome {}
    }

    /**
     * Approves them.
     *
     * @param ids dashed or not; what is no id is no approval's
     * @param administrator has the rights of one (ORG_ADMIN)
     * @return what became of each, in the order they came
     * @throws IllegalArgumentException when there are none or more than {@value #MAX_IDS}
     */
    public Map<String, Outcome> approve(List<String> ids, String comment, Actor administrator) {
        if (ids.isEmpty() || ids.size() > MAX_IDS) {
            throw new IllegalArgumentException("an approval in bulk names 1 to " + MAX_IDS + " ids, not " + ids.size());
        }
        Map<String, ApprovalId> named = new LinkedHashMap<>();
        ids.forEach(id -> ApprovalId.parse(id).ifPresent(parsed -> named.put(id, parsed)));
        Map<ApprovalId, Outcome> decided = transactions.inTransaction(
                () -> approve(new HashSet<>(named.values()), comment, new Decider(administrator, true, Set.of())));
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (String id : ids) {
            Outcome outcome = named.containsKey(id) ? decided.get(named.get(id)) : null;
            outcomes.put(id, outcome == null ? new Outcome.Refused(new Refusal.NoSuchApproval()) : outcome);
        }
        outcomes.forEach((id, outcome) -> {
            if (outcome instanceof Outcome.Refused(var refusal)) {
                log.info("approval {} not approved in bulk by {}: {}", id, administrator.id(), refusal.reason());
            }
        });
        return outcomes;
    }

    private Map<ApprovalId, Outcome> approve(Set<ApprovalId> ids, String comment, Decider by) {
        // Which request an approval belongs to never changes; all else is read again under the lock.
        List<Approval> left = approvals.findAll(ids);
        ApprovalPolicy policy = settings.read().approvals();
        Map<ApprovalId, Outcome> outcomes = new HashMap<>();
        while (!left.isEmpty()) {
            // A step is about a request as it is, so each request takes one at a time. The first time all requests are
            // locked, in their order; later locks are held already.
            Map<TrackingNumber, ApprovalId> next = new LinkedHashMap<>();
            left.forEach(approval -> next.putIfAbsent(approval.request(), approval.id()));
            SortedMap<TrackingNumber, RequestLife> locked = lives.lock(next.keySet());
            Instant now = clock.instant();
            List<Step> steps = new ArrayList<>();
            next.forEach((number, id) -> {
                Decision decision = decide(locked.get(number), id, by, comment, now, policy);
                outcomes.put(id, outcome(id, decision));
                if (decision instanceof Step step) {
                    steps.add(step);
                }
            });
            writes.write(steps);
            left = left.stream()
                    .filter(approval -> !next.containsValue(approval.id()))
                    .toList();
        }
        return outcomes;
    }

    private static Decision decide(
            @Nullable RequestLife life, ApprovalId id, Decider by, String comment, Instant now, ApprovalPolicy policy) {
        return switch (life) {
            case RequestUnderWay underWay -> underWay.approve(id, by, comment, now, policy);
            case EndedRequest ended -> new Refusal.NotPending();
            case null -> new Refusal.NoSuchApproval();
        };
    }

    private static Outcome outcome(ApprovalId id, Decision decision) {
        return switch (decision) {
            case Step step -> new Outcome.Approved(id);
            case Refusal refusal -> new Outcome.Refused(refusal);
            // Who agrees always changes something.
            case Decision.NothingNew() -> new Outcome.Refused(new Refusal.NotPending());
        };
    }
}
