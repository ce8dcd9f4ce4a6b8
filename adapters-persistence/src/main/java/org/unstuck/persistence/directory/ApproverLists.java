package org.unstuck.persistence.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.unstuck.domain.directory.Approver;

/** Approvers as two lists: their kinds, and beside it the groups of those that are groups, in the same order. */
public final class ApproverLists {

    private ApproverLists() {}

    public static List<String> kinds(List<Approver> approvers) {
        return approvers.stream().map(approver -> approver.kind().name()).toList();
    }

    public static List<String> groups(List<Approver> approvers) {
        return approvers.stream()
                .map(Approver::governanceGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    public static List<Approver> approvers(String[] kinds, String[] groups) {
        Iterator<String> group = Arrays.asList(groups).iterator();
        List<Approver> approvers = new ArrayList<>(kinds.length);
        for (String name : kinds) {
            Approver.Kind kind = Approver.Kind.valueOf(name);
            approvers.add(kind == Approver.Kind.GOVERNANCE_GROUP ? Approver.anyOf(group.next()) : Approver.of(kind));
        }
        return approvers;
    }
}
