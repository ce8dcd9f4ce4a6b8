package org.unstuck.domain.directory;

import java.util.List;

/**
 * People any of whom may decide what the group is asked.
 *
 * @param memberIds ids of identities, which need not be known here
 */
public record GovernanceGroup(String id, String name, List<String> memberIds) {

    public GovernanceGroup {
        Limits.requireId("id", id);
        Limits.requireName("name", name);
        memberIds = List.copyOf(memberIds);
        Limits.requireIds("memberIds", memberIds, Limits.MEMBERS);
    }
}
