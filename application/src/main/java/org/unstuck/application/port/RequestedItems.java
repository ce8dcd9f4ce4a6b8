package org.unstuck.application.port;

import java.util.List;
import org.unstuck.domain.progress.ItemProgress;

/**
 * Outgoing port for the items of access requests, one by one. Each method costs a constant number of statements, whatever
 * the number of items.
 */
public interface RequestedItems {

    List<ItemProgress> page(RequestedItemQuery query, Page page);

    long count(RequestedItemQuery query);
}
