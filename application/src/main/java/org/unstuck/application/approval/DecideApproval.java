package org.unstuck.application.approval;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.Directory;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.life.Decision;
import org.unstuck.domain.life.EndedRequest;
import org.unstuck.domain.life.Refusal;
import org.unstuck.domain.life.RequestLife;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.Step;
import org.unstuck.domain.submission.ObjectKey;
import org.unstuck.domain.submission.Requestable;

/**
 * Use case: approve, reject or forward one approval. Whoever comes second, or after the request has ended, is told that
 * it is not pending.
 */
public final class DecideApproval {

    private static final Logger log = LoggerFactory.getLogger(DecideApproval.class);

    private final Approvals approvals;
    private final Directory directory;
    private final AccessRequestSettings settings;
    private final LockedLives lives;
    private final StepWrites writes;
    private final Transactions transactions;
    private final InstantSource clock;

    public DecideApproval(
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

    /** What somebody wants. */
    public sealed interface Word {

        /** The item is to be granted. */
        record Approve(@Nullable String comment) implements Word {}

        /** It is not. */
        record Reject(@Nullable String comment) implements Word {}

        /** Somebody else is to decide. */
        record Forward(String newOwnerId, String comment) implements Word {}
    }

    /**
     * Decides.
     *
     * @param administrator whether the person has the rights of an administrator (ORG_ADMIN)
     * @return why not; nothing when it is done
     */
    public Optional<Refusal> decide(ApprovalId id, Word word, Actor by, boolean administrator) {
        Optional<Refusal> refusal = transactions.inTransaction(() -> {
            Optional<Approval> seen = approvals.find(id);
            if (seen.isEmpty()) {
                return Optional.of(new Refusal.NoSuchApproval());
            }
            // Which request it belongs to never changes; all else is read again under the lock.
            RequestLife life =
                    lives.lock(List.of(seen.get().request())).get(seen.get().request());
            Decision decision = switch (life) {
                case RequestUnderWay underWay -> decide(underWay, id, word, by, administrator);
                case EndedRequest ended -> tooLate(seen.get(), by, administrator);
                case null -> new Refusal.NoSuchApproval();
            };
            return switch (decision) {
                case Step step -> {
                    writes.write(List.of(step));
                    yield Optional.<Refusal>empty();
                }
                case Refusal refused -> Optional.of(refused);
                case Decision.NothingNew() -> Optional.<Refusal>empty();
            };
        });
        log.info(
                "approval {}: {} by {}: {}",
                id,
                word.getClass().getSimpleName(),
                by.id(),
                refusal.map(Refusal::reason).orElse("done"));
        return refusal;
    }

    private Decision decide(RequestUnderWay request, ApprovalId id, Word word, Actor by, boolean administrator) {
        Instant now = clock.instant();
        ApprovalPolicy policy = settings.read().approvals();
        Decider decider =
                new Decider(by, administrator, groups(request.approvals().find(id), by));
        return switch (word) {
            case Word.Approve(var comment) -> request.approve(id, decider, comment, now, policy);
            case Word.Reject(var comment) -> request.reject(id, decider, comment, isCommentRequired(request, id), now);
            case Word.Forward(var newOwnerId, var comment) ->
                request.forward(id, decider, person(newOwnerId), comment, now, policy);
        };
    }

    private @Nullable Owner person(String id) {
        return directory.people(List.of(id)).stream()
                .findFirst()
                .map(known -> Owner.person(known.id(), known.name()))
                .orElse(null);
    }

    /** As it is now, not as it was when the access was asked for; what the directory does not know asks for nothing. */
    private boolean isCommentRequired(RequestUnderWay request, ApprovalId id) {
        return request
                .approvals()
                .find(id)
                .flatMap(approval -> objectOf(request, approval.position()))
                .map(key -> directory.requestables(List.of(key)))
                .orElse(List.of())
                .stream()
                .anyMatch(Requestable::denialCommentRequired);
    }

    private static Optional<ObjectKey> objectOf(RequestUnderWay request, int position) {
        return Optional.ofNullable(request.request().items())
                .flatMap(items -> items.at(position))
                .flatMap(item -> Optional.ofNullable(item.object()))
                .flatMap(ObjectKey::of);
    }

    /** Whose approval it is not is told no more than that. */
    private Refusal tooLate(Approval approval, Actor by, boolean administrator) {
        Decider decider = new Decider(by, administrator, groups(Optional.of(approval), by));
        return decider.mayDecideFor(approval.owner()) ? new Refusal.NotPending() : new Refusal.NotTheApprover();
    }

    private Set<String> groups(Optional<Approval> approval, Actor by) {
        return approval.map(Approval::owner)
                .filter(owner -> owner.type() == Owner.Type.GOVERNANCE_GROUP)
                .map(owner -> directory.groupsOf(by.id(), List.of(owner.id())))
                .orElse(Set.of());
    }
}
