package org.unstuck.domain.closing;

import org.unstuck.domain.request.BeforeImage;
import org.unstuck.domain.request.TrackingNumber;

/**
 * What a run noted of a request when it closed it, so as to take it back.
 *
 * @param revision the revision in which the run left it
 */
public record ClosedItem(TrackingNumber trackingNumber, int revision, BeforeImage before) {}
