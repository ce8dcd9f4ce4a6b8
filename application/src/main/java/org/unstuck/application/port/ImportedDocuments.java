package org.unstuck.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Outgoing port for documents of one kind, as an import writes them.
 *
 * <p>All methods need an open transaction. Each costs a constant number of statements, whatever the number of documents.
 *
 * @param <K> what names a document
 */
public interface ImportedDocuments<K, D> {

    /**
     * Locks documents until the transaction ends and gives them as they are now. All callers lock in one order, so that
     * they wait for each other but never in a circle.
     *
     * @return those that exist
     */
    List<D> lock(Collection<K> keys);

    /**
     * Adds documents that are not here yet.
     *
     * @return those that were added; the others came here since the caller looked
     */
    Set<K> add(List<D> documents);

    /** Replaces locked documents. */
    void replace(List<D> documents);
}
