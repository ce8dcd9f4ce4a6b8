/** Tells events to whoever subscribed. */
@NullMarked
package org.unstuck.events;

import org.jspecify.annotations.NullMarked;
