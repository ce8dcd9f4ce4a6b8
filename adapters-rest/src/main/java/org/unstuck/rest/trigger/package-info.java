/** Triggers, and subscriptions to them, over HTTP. */
@NullMarked
package org.unstuck.rest.trigger;

import org.jspecify.annotations.NullMarked;
