package org.unstuck.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;

/**
 * Outgoing port for people and their groups. Only reads, so that an outside directory can take the place of ours; each
 * method costs a constant number of statements.
 */
public interface Identities {

    /**
     * Finds people by their ids.
     *
     * @return those who are known, in the order of ids
     */
    List<Identity> findAll(Collection<String> ids);

    /**
     * Finds groups by their ids.
     *
     * @return those that are known, in the order of ids
     */
    List<GovernanceGroup> findGroups(Collection<String> ids);

    /** The known members of a group, in the order of ids; none when the group is not known. */
    List<Identity> members(String governanceGroupId);

    /** The ids of all groups that have this person as a member, whether or not the person is known. */
    Set<String> groupsWith(String identityId);

    /** Whether the second person reports directly to the first. */
    boolean isManagerOf(String managerId, String identityId);

    List<Identity> page(IdentityQuery query, Page page);

    long count(IdentityQuery query);
}
