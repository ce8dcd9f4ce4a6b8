package org.unstuck.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.unstuck.domain.submission.ObjectKey;
import org.unstuck.domain.submission.Person;
import org.unstuck.domain.submission.Requestable;

/**
 * Outgoing port for what a submission and its approvals need to know of people and of what can be asked for. Each method
 * costs a constant number of statements.
 */
public interface Directory {

    /** Those of these people who are known, with their managers, in no order. */
    List<Person> people(Collection<String> identityIds);

    /** Those of these things that are known, with who is to approve them, in no order. */
    List<Requestable> requestables(Collection<ObjectKey> keys);

    /** Those of these governance groups that the person is a member of. */
    Set<String> groupsOf(String identityId, Collection<String> among);

    /** All governance groups that the person is a member of. */
    Set<String> groupsOf(String identityId);
}
