package org.unstuck.application.approval;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.consultation.PreApprovals;
import org.unstuck.application.consultation.PreApprovals.PreApproved;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.CompletedApprovalFields;
import org.unstuck.application.port.CompletedApprovalQuery;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Directory;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.PendingApprovalFields;
import org.unstuck.application.port.PendingApprovalQuery;
import org.unstuck.application.port.PendingApprovalQuery.Ownership;
import org.unstuck.application.port.RequestableObjects;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Use case: look at approvals, with what they are about. A page costs the same few statements, however many approvals
 * are on it.
 */
public final class ReadApprovals {

    private final Approvals approvals;
    private final RequestsUnderWay requests;
    private final RequestableObjects requestableObjects;
    private final Directory directory;
    private final AccessRequestSettings settings;
    private final Consultations consultations;

    public ReadApprovals(
            Approvals approvals,
            RequestsUnderWay requests,
            RequestableObjects requestableObjects,
            Directory directory,
            AccessRequestSettings settings,
            Consultations consultations) {
        this.approvals = approvals;
        this.requests = requests;
        this.requestableObjects = requestableObjects;
        this.directory = directory;
        this.settings = settings;
        this.consultations = consultations;
    }

    /**
     * An approval and what it is about.
     *
     * @param before the decided steps of the same item before this one, the first one first
     * @param object what the item asks for, where it is known here
     * @param commentRequiredToReject whether it is not to be refused without a word
     * @param preApproval what a subscriber said before anybody was to approve; absent when none was asked, or none answered
     */
    public record InContext(
            Approval approval,
            RecordedRequest request,
            List<Approval> before,
            @Nullable RequestableObject object,
            boolean commentRequiredToReject,
            @Nullable PreApproved preApproval) {

        public InContext {
            before = List.copyOf(before);
        }

        /** The item it is about; an import can have brought fewer items than there were. */
        public Optional<RequestedItem> item() {
            return itemOf(approval, request);
        }

        /** What was said around the item. */
        public Optional<Particulars.Item> said() {
            return item().map(item -> request.particulars().items().get(approval.position()));
        }
    }

    /** How many approvals of somebody stand how. */
    public record Summary(long pending, long approved, long rejected) {}

    /**
     * Those that wait for a decision; the newest first unless a sort says otherwise.
     *
     * @param identityId whose, be it as member of a group; everybody's when absent
     * @param selection over {@link PendingApprovalFields}
     */
    public List<InContext> pending(@Nullable String identityId, Selection selection, Page page) {
        return inContext(approvals.pending(pendingOf(identityId, selection), page));
    }

    public long countPending(@Nullable String identityId, Selection selection) {
        return approvals.countPending(pendingOf(identityId, selection));
    }

    /**
     * Those that were approved or rejected; the latest first unless a sort says otherwise.
     *
     * @param identityId who decided, or would have had to; everybody when absent
     * @param selection over {@link CompletedApprovalFields}
     */
    public List<InContext> decided(@Nullable String identityId, Selection selection, Page page) {
        return inContext(approvals.decided(CompletedApprovalQuery.either(identityId, selection), page));
    }

    public long countDecided(@Nullable String identityId, Selection selection) {
        return approvals.countDecided(CompletedApprovalQuery.either(identityId, selection));
    }

    /**
     * How many there are.
     *
     * @param identityId whose; everybody's when absent
     * @param since only those that were created, or decided, then or later; all when absent
     */
    public Summary summary(@Nullable String identityId, Value.@Nullable Time since) {
        Selection created = since == null ? Selection.ALL : onlySince(PendingApprovalFields.CREATED, since);
        Selection decided = since == null ? Selection.ALL : onlySince(CompletedApprovalFields.MODIFIED, since);
        return new Summary(
                countPending(identityId, created),
                approvals.countDecided(
                        new CompletedApprovalQuery(identityId, Set.of(Approval.State.APPROVED), decided)),
                approvals.countDecided(
                        new CompletedApprovalQuery(identityId, Set.of(Approval.State.REJECTED), decided)));
    }

    private static Selection onlySince(ListField field, Value.Time since) {
        return Selection.ALL.and(Filter.Comparison.of(field, Operator.GE, since));
    }

    private PendingApprovalQuery pendingOf(@Nullable String identityId, Selection selection) {
        return new PendingApprovalQuery(
                identityId == null ? null : new Ownership(identityId, directory.groupsOf(identityId)), selection);
    }

    private List<InContext> inContext(List<Approval> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        List<TrackingNumber> numbers =
                some.stream().map(Approval::request).distinct().toList();
        Map<TrackingNumber, RecordedRequest> about =
                requests.findAll(numbers).stream().collect(toMap(RecordedRequest::trackingNumber, Function.identity()));
        Map<TrackingNumber, List<Approval>> chains =
                approvals.of(numbers).stream().collect(groupingBy(Approval::request));
        Map<ObjectReference, RequestableObject> objects = objects(some.stream()
                .flatMap(approval -> Stream.ofNullable(about.get(approval.request()))
                        .flatMap(request -> itemOf(approval, request).stream())));
        PreApprovals said = PreApprovals.of(consultations, numbers);
        Predicate<RequestableObject> isCommentRequired = isCommentRequiredToReject(objects.values());
        return some.stream()
                // A request that went away since the page was cut took its approvals along.
                .filter(approval -> about.containsKey(approval.request()))
                .map(approval -> {
                    RecordedRequest request = Objects.requireNonNull(about.get(approval.request()));
                    Optional<RequestableObject> object = itemOf(approval, request)
                            .flatMap(ReadApprovals::referenceTo)
                            .map(objects::get);
                    return new InContext(
                            approval,
                            request,
                            decidedBefore(approval, chains.getOrDefault(approval.request(), List.of())),
                            object.orElse(null),
                            object.filter(isCommentRequired).isPresent(),
                            said.about(approval.request()));
                })
                .toList();
    }

    private Map<ObjectReference, RequestableObject> objects(Stream<RequestedItem> items) {
        List<ObjectReference> references =
                items.flatMap(item -> referenceTo(item).stream()).distinct().toList();
        Map<ObjectReference, RequestableObject> objects = new LinkedHashMap<>();
        if (!references.isEmpty()) {
            requestableObjects.findAll(references).forEach(object -> objects.put(object.reference(), object));
        }
        return objects;
    }

    /** The settings say something of all entitlements. */
    private Predicate<RequestableObject> isCommentRequiredToReject(Collection<RequestableObject> objects) {
        Predicate<RequestableObject> own = object -> object.approval().denialCommentRequired();
        Predicate<RequestableObject> isEntitlement = object -> object.type() == RequestedObject.Type.ENTITLEMENT;
        return objects.stream().anyMatch(isEntitlement)
                        && settings.read().entitlements().approval().denialCommentRequired()
                ? own.or(isEntitlement)
                : own;
    }

    private static List<Approval> decidedBefore(Approval approval, List<Approval> chain) {
        return chain.stream()
                .filter(other -> other.position() == approval.position() && other.step() < approval.step())
                .filter(other -> other.decider() != null)
                .toList();
    }

    private static Optional<RequestedItem> itemOf(Approval approval, RecordedRequest request) {
        return Optional.ofNullable(request.request().items()).flatMap(items -> items.at(approval.position()));
    }

    private static Optional<ObjectReference> referenceTo(RequestedItem item) {
        RequestedObject object = item.object();
        if (object == null || object.id() == null || object.type() == null) {
            return Optional.empty();
        }
        // Documents from elsewhere name what no directory could.
        return object.id().isBlank() || object.id().length() > Limits.ID
                ? Optional.empty()
                : Optional.of(new ObjectReference(object.type(), object.id()));
    }
}
