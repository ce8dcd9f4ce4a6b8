package org.unstuck.domain.approval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All approvals of one request: a chain for each item that needs any. */
public record ApprovalChains(List<Approval> all) {

    public static final ApprovalChains NONE = new ApprovalChains(List.of());

    public ApprovalChains {
        all = List.copyOf(all);
    }

    public Optional<Approval> find(ApprovalId id) {
        return all.stream().filter(approval -> approval.id().equals(id)).findFirst();
    }

    /** The steps of one item that are not decided, the first one first. */
    public List<Approval> undecidedOf(int position) {
        return all.stream()
                .filter(approval -> approval.position() == position)
                .filter(approval -> approval.state() == Approval.State.WAITING || approval.isPending())
                .sorted(Comparator.comparingInt(Approval::step))
                .toList();
    }

    /** The approvals with these in the place of those with the same ids. */
    public ApprovalChains with(List<Approval> changed) {
        List<Approval> result = new ArrayList<>(all);
        for (Approval approval : changed) {
            result.replaceAll(one -> one.id().equals(approval.id()) ? approval : one);
        }
        return new ApprovalChains(result);
    }
}
