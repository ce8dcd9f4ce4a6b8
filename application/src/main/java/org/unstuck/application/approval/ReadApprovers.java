package org.unstuck.application.approval;

import static java.util.stream.Collectors.toMap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.TrackingNumber;

/** Use case: tell who could decide the approvals that a request waits for now. */
public final class ReadApprovers {

    private final Approvals approvals;
    private final RequestsUnderWay requests;
    private final Identities identities;

    public ReadApprovers(Approvals approvals, RequestsUnderWay requests, Identities identities) {
        this.approvals = approvals;
        this.requests = requests;
        this.identities = identities;
    }

    /**
     * Somebody who could decide.
     *
     * @param name absent when nothing but the id is known, as of a member of a group from elsewhere
     */
    public record Approver(
            ApprovalId approval,
            String identityId,
            @Nullable String name,
            @Nullable String email) {}

    /**
     * Some of them.
     *
     * @param total how many there are altogether
     */
    public record Approvers(List<Approver> page, int total) {

        public Approvers {
            page = List.copyOf(page);
        }
    }

    /**
     * Those of one request, by item and step; the members of a group as the group has them.
     *
     * @return nothing when there is no such request
     */
    public Optional<Approvers> of(TrackingNumber number, Page page) {
        return requests.findAll(List.of(number)).stream()
                .findFirst()
                .map(recorded -> approvers(
                        approvals.of(List.of(number)).stream()
                                .filter(approval -> isAwaited(approval, recorded.request()))
                                .toList(),
                        page));
    }

    /** A close leaves approvals as they are; that one no longer counts follows from its request. */
    private static boolean isAwaited(Approval approval, IdentityRequest request) {
        return approval.isPending()
                && request.stage().isOpen()
                && Optional.ofNullable(request.items())
                        .flatMap(items -> items.at(approval.position()))
                        .filter(RequestedItem::awaitsApproval)
                        .isPresent();
    }

    private Approvers approvers(List<Approval> awaited, Page page) {
        Map<String, GovernanceGroup> groups = groups(awaited);
        List<Candidate> all = awaited.stream()
                .flatMap(approval -> candidates(approval, groups))
                .toList();
        List<Candidate> some =
                all.stream().skip(page.offset()).limit(page.limit()).toList();
        Set<String> ids = new HashSet<>();
        some.forEach(candidate -> ids.add(candidate.identityId()));
        Map<String, Identity> known = ids.isEmpty()
                ? Map.of()
                : identities.findAll(ids).stream().collect(toMap(Identity::id, Function.identity()));
        return new Approvers(
                some.stream()
                        .map(candidate -> candidate.as(known.get(candidate.identityId())))
                        .toList(),
                all.size());
    }

    private Map<String, GovernanceGroup> groups(List<Approval> awaited) {
        Set<String> ids = new HashSet<>();
        awaited.stream()
                .map(Approval::owner)
                .filter(owner -> owner.type() == Owner.Type.GOVERNANCE_GROUP)
                .forEach(owner -> ids.add(owner.id()));
        return ids.isEmpty()
                ? Map.of()
                : identities.findGroups(ids).stream().collect(toMap(GovernanceGroup::id, Function.identity()));
    }

    private static Stream<Candidate> candidates(Approval approval, Map<String, GovernanceGroup> groups) {
        Owner owner = approval.owner();
        return switch (owner.type()) {
            case IDENTITY -> Stream.of(new Candidate(approval.id(), owner.id(), owner.name()));
            case GOVERNANCE_GROUP ->
                Stream.ofNullable(groups.get(owner.id()))
                        .flatMap(group -> group.memberIds().stream())
                        .map(member -> new Candidate(approval.id(), member, null));
        };
    }

    private record Candidate(
            ApprovalId approval,
            String identityId,
            @Nullable String nameThen) {

        Approver as(@Nullable Identity known) {
            return known == null
                    ? new Approver(approval, identityId, nameThen, null)
                    : new Approver(approval, identityId, known.name(), known.email());
        }
    }
}
