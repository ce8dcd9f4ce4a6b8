/** Calls that say which call they are, so that the same one twice is done once. */
@NullMarked
package org.unstuck.rest.idempotency;

import org.jspecify.annotations.NullMarked;
