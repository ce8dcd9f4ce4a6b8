package org.unstuck.application.port;

import java.util.Collection;
import java.util.List;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;

/**
 * Outgoing port for what can be asked for, and for the sources it is on. Only reads, so that an outside directory can
 * take the place of ours; each method costs a constant number of statements.
 */
public interface RequestableObjects {

    /**
     * Finds objects by what names them.
     *
     * @return those that are known, in the order of references
     */
    List<RequestableObject> findAll(Collection<ObjectReference> references);

    /**
     * Finds sources by their ids.
     *
     * @return those that are known, in the order of ids
     */
    List<Source> findSources(Collection<String> ids);

    List<RequestableObject> page(RequestableObjectQuery query, Page page);

    long count(RequestableObjectQuery query);
}
