package org.unstuck.domain.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Chasing;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.approval.Forwarding;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.provisioning.Order;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.trigger.Trigger;

/**
 * An open request. Each method is one thing that can happen to it next and gives what is to be written, or why nothing
 * is.
 *
 * <p>Requests that were imported have no approvals and no work, and an import can have changed items under those that
 * are here; so an approval counts only as long as its item waits for it.
 */
public record RequestUnderWay(
        OpenRequest request,
        Particulars particulars,
        ApprovalChains approvals,
        List<Consultation> consultations,
        List<Work> work)
        implements RequestLife {

    public RequestUnderWay {
        consultations = List.copyOf(consultations);
        work = List.copyOf(work);
    }

    @Override
    public RecordedRequest recorded() {
        return new RecordedRequest(request, particulars);
    }

    /** Somebody agrees: the next step's turn comes, or the item is granted and its work is due. */
    public Decision approve(ApprovalId id, Decider by, @Nullable String comment, Instant at, ApprovalPolicy policy) {
        Optional<Refusal> refusal = refusalToDecide(id, by);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (isRecipient(by)) {
            return new Refusal.ForOneself();
        }
        Approval approval = approvals.find(id).orElseThrow();
        Draft draft = new Draft(this, at);
        draft.put(approval.approved(by.actor(), comment, at));
        review(draft, approval.position(), by.actor(), comment, at);
        draft.tell(AuditAction.ACCESS_REQUEST_APPROVED, by.actor(), describe(approval, comment));
        List<Approval> undecided = approvals.undecidedOf(approval.position());
        if (undecided.size() > 1) {
            draft.put(undecided.get(1).begun(at, policy));
            draft.tell(AuditAction.ACCESS_APPROVAL_STARTED, Actor.SYSTEM, describe(undecided.get(1), null));
        } else {
            grant(draft, approval.position(), at);
        }
        return draft.step();
    }

    /**
     * Somebody refuses: the item has ended, whoever else was to be asked.
     *
     * @param commentRequired whether what was asked for is not to be refused without a word
     */
    public Decision reject(ApprovalId id, Decider by, @Nullable String comment, boolean commentRequired, Instant at) {
        Optional<Refusal> refusal = refusalToDecide(id, by);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (commentRequired && (comment == null || comment.isBlank())) {
            return new Refusal.CommentRequired();
        }
        Approval approval = approvals.find(id).orElseThrow();
        Draft draft = new Draft(this, at);
        draft.put(approval.rejected(by.actor(), comment, at));
        review(draft, approval.position(), by.actor(), comment, at);
        endItem(draft, approval, ApprovalState.REJECTED, at);
        draft.tell(AuditAction.ACCESS_REQUEST_REJECTED, by.actor(), describe(approval, comment));
        return draft.step();
    }

    /**
     * Somebody leaves the decision to somebody else, but nobody the one about their own access: they would choose who
     * approves it.
     *
     * @param to absent when nobody is known who was named
     */
    public Decision forward(
            ApprovalId id,
            Decider by,
            @Nullable Owner to,
            @Nullable String comment,
            Instant at,
            ApprovalPolicy policy) {
        Optional<Refusal> refusal = refusalToDecide(id, by);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (isRecipient(by)) {
            return new Refusal.ForOneself();
        }
        Approval approval = approvals.find(id).orElseThrow();
        if (comment == null || comment.isBlank()) {
            return new Refusal.CommentRequired();
        }
        if (to == null) {
            return new Refusal.NoSuchOwner();
        }
        if (recipientId() != null && to.isPerson(recipientId())) {
            return new Refusal.OwnerIsRecipient();
        }
        if (approval.owner().isSameAs(to)) {
            return new Refusal.AlreadyTheOwner();
        }
        if (approval.history().size() >= Approval.MAX_FORWARDINGS) {
            return new Refusal.ForwardedTooOften(Approval.MAX_FORWARDINGS);
        }
        Draft draft = new Draft(this, at);
        draft.put(approval.passedOn(to, by.actor(), comment, Forwarding.Kind.MANUAL_REASSIGNMENT, at, policy));
        draft.tell(AuditAction.ACCESS_REQUEST_FORWARDED, by.actor(), describe(approval, comment, to));
        return draft.step();
    }

    /** The owners of approvals that are due. */
    public List<Owner> ownersToChase(Instant at) {
        return due(at).stream().map(Approval::owner).toList();
    }

    /**
     * Does about each approval that is due what the policy says.
     *
     * @param managers of those owners who have one, by the owner's id
     */
    public Decision chase(Map<String, Owner> managers, ApprovalPolicy policy, Instant at) {
        List<Approval> due = due(at);
        if (due.isEmpty()) {
            return new Decision.NothingNew();
        }
        Draft draft = new Draft(this, at);
        for (Approval approval : due) {
            chase(draft, approval, managers.get(approval.owner().id()), policy, at);
        }
        return draft.step();
    }

    private void chase(Draft draft, Approval approval, @Nullable Owner manager, ApprovalPolicy policy, Instant at) {
        if (!awaits(approval)) {
            // An import decided the item; nothing is left to hurry anybody for.
            draft.put(approval.archived(at));
            return;
        }
        switch (Chasing.of(approval, manager, recipientId(), policy)) {
            case Chasing.Remind() -> {
                draft.put(approval.reminded(at, policy));
                draft.tell(AuditAction.ACCESS_REQUEST_REMINDED, Actor.SYSTEM, describe(approval, null));
            }
            case Chasing.Escalate(var to) -> {
                draft.put(approval.passedOn(to, Actor.SYSTEM, null, Forwarding.Kind.AUTO_ESCALATION, at, policy));
                draft.tell(AuditAction.ACCESS_REQUEST_ESCALATED, Actor.SYSTEM, describe(approval, null, to));
            }
            case Chasing.Expire() -> {
                draft.put(approval.expired(at));
                endItem(draft, approval, ApprovalState.EXPIRED, at);
                draft.tell(AuditAction.ACCESS_REQUEST_EXPIRED, Actor.SYSTEM, describe(approval, null));
            }
        }
    }

    /** The question to a subscriber that was not answered yet. */
    public Optional<Consultation> openConsultation() {
        return consultations.stream().filter(Consultation::isOpen).findFirst();
    }

    /**
     * A subscriber said something about it. Only the question that is open is answered; everything else was answered
     * before, or is about what nobody asked, and changes nothing.
     *
     * @param next whom to ask then, if the request may go on; nobody else when absent
     * @param newIds ids that nobody had before
     */
    public Decision answered(
            Trigger trigger,
            Answer said,
            @Nullable Consultation next,
            Supplier<UUID> newIds,
            Instant at,
            ApprovalPolicy policy) {
        Optional<Consultation> asked = openConsultation().filter(open -> open.trigger() == trigger);
        if (asked.isEmpty()) {
            return new Decision.NothingNew();
        }
        Answer answer = sensible(said);
        Draft draft = new Draft(this, at);
        draft.put(asked.get().answered(answer, at));
        Map<String, Object> attributes = new LinkedHashMap<>(Map.of("trigger", trigger.id()));
        switch (answer) {
            case Answer.PreApproval(var approved, var comment, var approver) -> {
                Actor by = new Actor(approver, approver);
                attributes.put("approved", Boolean.toString(approved));
                attributes.put("comment", comment);
                draft.tell(AuditAction.ACCESS_REQUEST_CONSULTED, by, attributes);
                if (!approved) {
                    refuse(draft, by, comment, at);
                } else if (next != null) {
                    draft.put(next);
                } else {
                    beginApprovals(draft, null, newIds, at, policy);
                }
            }
            case Answer.DynamicApprover(var approver) -> {
                if (approver != null) {
                    attributes.put("approver", approver.name());
                }
                draft.tell(AuditAction.ACCESS_REQUEST_CONSULTED, Actor.SYSTEM, attributes);
                beginApprovals(draft, approver, newIds, at, policy);
            }
            case Answer.None(var reason) -> {
                draft.cancelItems();
                draft.addError(reason);
                attributes.put("comment", reason);
                draft.tell(AuditAction.ACCESS_REQUEST_CANCELLED, Actor.SYSTEM, attributes);
                return draft.end(Stage.TERMINATED, Status.FAILURE);
            }
        }
        return draft.step();
    }

    /** Nobody approves for themselves, whoever says so. */
    private Answer sensible(Answer said) {
        return said instanceof Answer.DynamicApprover(Owner approver)
                        && approver != null
                        && recipientId() != null
                        && approver.isPerson(recipientId())
                ? new Answer.None("The approver that the subscriber named is the person whose access it is about.")
                : said;
    }

    private void refuse(Draft draft, Actor by, String comment, Instant at) {
        for (int position : positionsAwaitingApproval()) {
            review(draft, position, by, comment, at);
            draft.change(position, draft.item(position).withApproval(ApprovalState.REJECTED));
            approvals.undecidedOf(position).stream()
                    .map(approval -> approval.archived(at))
                    .forEach(draft::put);
        }
    }

    /**
     * The first approver of each item is asked, or the item is granted where there is none.
     *
     * @param also who is to decide after all others
     */
    private void beginApprovals(
            Draft draft, @Nullable Owner also, Supplier<UUID> newIds, Instant at, ApprovalPolicy policy) {
        for (int position : positionsAwaitingApproval()) {
            List<Approval> chain = new ArrayList<>(approvals.undecidedOf(position));
            if (also != null) {
                Approval last = Approval.waiting(
                        new ApprovalId(newIds.get()),
                        request.trackingNumber(),
                        position,
                        chain.isEmpty() ? 0 : chain.getLast().step() + 1,
                        Scheme.ofNamed(also),
                        also,
                        at);
                chain.add(last);
                draft.put(last);
            }
            if (chain.isEmpty()) {
                grant(draft, position, at);
            } else {
                draft.put(chain.getFirst().begun(at, policy));
                draft.tell(AuditAction.ACCESS_APPROVAL_STARTED, Actor.SYSTEM, describe(chain.getFirst(), null));
            }
        }
    }

    private List<Integer> positionsAwaitingApproval() {
        return request.items() == null ? List.of() : request.items().positionsAwaitingApproval();
    }

    /** Somebody withdraws it, which is possible until the first of its items has passed its approval. */
    public Decision cancel(Decider by, String comment, Instant at) {
        // First, so that nobody learns anything else of a request that is not theirs.
        if (!mayCancel(by, request.submission())) {
            return new Refusal.NotTheSubmitter();
        }
        if (!request.submission().isAccessRequest()) {
            return new Refusal.NotAnAccessRequest(request.submission().type());
        }
        if (hasPassedApproval(request.items())) {
            return new Refusal.PastApproval();
        }
        Draft draft = new Draft(this, at);
        draft.cancelItems();
        draft.say(particulars.withCancelComment(
                new Comment(by.actor().id(), by.actor().name(), comment, at)));
        draft.tell(AuditAction.ACCESS_REQUEST_CANCELLED, by.actor(), Map.of("comment", comment));
        return draft.end(Stage.TERMINATED, Status.FAILURE);
    }

    /** What the source of this item is to be asked, if there is anything to ask. */
    public Optional<Order> order(Work some) {
        return item(some.position())
                .filter(item -> item.isGranted() && isToDo(item.provisioning()))
                .map(item -> {
                    Particulars.Item said = particulars.items().get(some.position());
                    return new Order(
                            some.request(),
                            some.position(),
                            request.submission().recipient(),
                            item,
                            some.attempt(),
                            said.startDate(),
                            said.removeDate(),
                            said.assignmentId());
                });
    }

    /** The item was handed over; its source will say what comes of it. */
    public Decision handedOver(Order order, Instant at) {
        Optional<Work> asked =
                workOf(order.position()).filter(now -> now.due() != null && now.attempt() == order.attempt());
        if (asked.isEmpty()) {
            // The source said what came of it before we came to write down that it was asked.
            return new Decision.NothingNew();
        }
        Draft draft = new Draft(this, at);
        draft.put(asked.get().atRest());
        return draft.step();
    }

    /** A source says what it did to one item. */
    public Decision record(int position, ProvisioningResult result, Instant at, RetryPolicy policy) {
        Optional<RequestedItem> found = item(position);
        if (found.isEmpty()) {
            return new Refusal.NoSuchItem("at position " + position);
        }
        RequestedItem item = found.get();
        if (!item.isGranted()) {
            return new Refusal.NotGranted(item.approval());
        }
        Optional<Work> asked = workOf(position);
        if (!result.isNewsAfter(item.provisioning()) || isOvertaken(result, item, asked)) {
            return new Decision.NothingNew();
        }
        Draft draft = new Draft(this, at);
        Optional<Instant> again = again(result, asked, at, policy);
        ProvisioningState next = again.isPresent() ? ProvisioningState.RETRY : stateAfter(result, asked);
        draft.change(position, item.withProvisioning(next));
        asked.map(some -> again.map(some::again).orElseGet(some::atRest)).ifPresent(draft::put);
        if (next == ProvisioningState.FAILED) {
            result.detail().ifPresent(draft::addError);
        }
        Map<String, Object> attributes = Draft.describe(position, item);
        attributes.put("result", result.word());
        attributes.put("provisioning", next.name());
        result.detail().ifPresent(detail -> attributes.put("error", detail));
        draft.tell(AuditAction.ACCESS_REQUEST_PROCESSED, Actor.SYSTEM, attributes);
        return draft.step();
    }

    static boolean mayCancel(Decider by, Submission submission) {
        IdentitySummary requester = submission.requester();
        return by.administrator() || (requester != null && by.actor().id().equals(requester.identityId()));
    }

    /** Whether something of it was granted, or done without anybody having been asked. */
    public static boolean hasPassedApproval(@Nullable RequestedItems items) {
        return items != null
                && items.items().stream()
                        .anyMatch(item -> item.approval() == ApprovalState.FINISHED
                                || (item.approval() == null
                                        && item.provisioning() != null
                                        && item.provisioning().wasAttempted()));
    }

    private Optional<Refusal> refusalToDecide(ApprovalId id, Decider by) {
        Optional<Approval> approval = approvals.find(id);
        if (approval.isEmpty()) {
            return Optional.of(new Refusal.NoSuchApproval());
        }
        if (!by.mayDecideFor(approval.get().owner())) {
            return Optional.of(new Refusal.NotTheApprover());
        }
        return approval.get().isPending() && awaits(approval.get())
                ? Optional.empty()
                : Optional.of(new Refusal.NotPending());
    }

    /** Whether the item still waits for this approval. */
    private boolean awaits(Approval approval) {
        return item(approval.position()).filter(RequestedItem::awaitsApproval).isPresent();
    }

    private List<Approval> due(Instant at) {
        return approvals.all().stream()
                .filter(approval -> approval.due() != null && !approval.due().isAfter(at))
                .toList();
    }

    private void grant(Draft draft, int position, Instant at) {
        draft.change(position, draft.item(position).withApproval(ApprovalState.FINISHED));
        Instant start = RequestType.of(draft.item(position).change().operation())
                .notBefore(particulars.items().get(position).startDate());
        draft.put(Work.dueAt(start != null && start.isAfter(at) ? start : at, request.trackingNumber(), position));
    }

    private void endItem(Draft draft, Approval last, ApprovalState state, Instant at) {
        draft.change(last.position(), draft.item(last.position()).withApproval(state));
        approvals.undecidedOf(last.position()).stream()
                .filter(approval -> !approval.id().equals(last.id()))
                .map(approval -> approval.archived(at))
                .forEach(draft::put);
    }

    private static void review(Draft draft, int position, Actor by, @Nullable String comment, Instant at) {
        Particulars.Item said = draft.said().items().get(position);
        Comment review = comment == null ? null : new Comment(by.id(), by.name(), comment, at);
        draft.say(draft.said()
                .with(position, said.withReview(new IdentitySummary(by.id(), by.name(), by.id(), true), review)));
    }

    private static Optional<Instant> again(
            ProvisioningResult result, Optional<Work> asked, Instant at, RetryPolicy policy) {
        return result instanceof ProvisioningResult.Failed failed && failed.retryable()
                ? asked.flatMap(some -> policy.nextAfter(some.attempt(), at))
                : Optional.empty();
    }

    private static ProvisioningState stateAfter(ProvisioningResult result, Optional<Work> asked) {
        return switch (result) {
            case ProvisioningResult.Committed() -> ProvisioningState.COMMITTED;
            case ProvisioningResult.Finished() -> ProvisioningState.FINISHED;
            case ProvisioningResult.Unverifiable() -> ProvisioningState.UNVERIFIABLE;
            // Who asks for items that were imported will ask again by itself.
            case ProvisioningResult.Failed failed ->
                failed.retryable() && asked.isEmpty() ? ProvisioningState.RETRY : ProvisioningState.FAILED;
            case ProvisioningResult.VerificationFailed failed -> ProvisioningState.FAILED;
        };
    }

    /** Whether it tells of an attempt whose failure is known: the source was not asked again since. */
    private static boolean isOvertaken(ProvisioningResult result, RequestedItem item, Optional<Work> asked) {
        if (!(result instanceof ProvisioningResult.Failed failed) || asked.isEmpty()) {
            return false;
        }
        Work some = asked.get();
        return failed.attempt() == null
                ? some.due() != null && item.provisioning() == ProvisioningState.RETRY
                : failed.attempt() < some.attempt();
    }

    private static boolean isToDo(@Nullable ProvisioningState state) {
        return state == null || state == ProvisioningState.PENDING || state == ProvisioningState.RETRY;
    }

    private Optional<RequestedItem> item(int position) {
        return Optional.ofNullable(request.items()).flatMap(items -> items.at(position));
    }

    private Optional<Work> workOf(int position) {
        return work.stream().filter(some -> some.position() == position).findFirst();
    }

    private boolean isRecipient(Decider by) {
        return by.actor().id().equals(recipientId());
    }

    private @Nullable String recipientId() {
        IdentitySummary recipient = request.submission().recipient();
        return recipient == null ? null : recipient.identityId();
    }

    private Map<String, Object> describe(Approval approval, @Nullable String comment) {
        return Draft.describe(
                approval,
                item(approval.position())
                        .map(item -> Draft.describe(approval.position(), item))
                        .orElse(Map.of()),
                comment);
    }

    private Map<String, Object> describe(Approval approval, @Nullable String comment, Owner to) {
        Map<String, Object> attributes = describe(approval, comment);
        attributes.put("newOwner", to.name());
        return attributes;
    }
}
