package org.unstuck.domain.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;

/**
 * How many members of a group could decide something. Those whom the directory does not know are taken to be there.
 *
 * @param members how many there are
 * @param left how many of them have left
 * @param someWhoCanDecide two of the others at most: one of them may be the recipient
 */
public record GroupMembers(int members, int left, List<String> someWhoCanDecide) {

    public GroupMembers {
        someWhoCanDecide = List.copyOf(someWhoCanDecide);
    }

    /**
     * Those of this group.
     *
     * @param known the people whom the directory knows, by id
     */
    public static GroupMembers of(GovernanceGroup group, Map<String, Identity> known) {
        List<String> some = new ArrayList<>();
        int left = 0;
        for (String id : group.memberIds()) {
            Identity member = known.get(id);
            if (member != null && member.state() == Identity.State.INACTIVE_LONG_TERM) {
                left++;
            } else if (some.size() < 2) {
                some.add(id);
            }
        }
        return new GroupMembers(group.memberIds().size(), left, some);
    }

    /** Nobody decides on their own access. */
    Standing standing(@Nullable String recipientId) {
        return someWhoCanDecide.stream().anyMatch(id -> !Objects.equals(id, recipientId))
                ? new Standing.Present()
                : new Standing.NoMember(members, left);
    }
}
