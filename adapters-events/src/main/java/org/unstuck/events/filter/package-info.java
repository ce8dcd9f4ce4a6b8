/** Which events a subscriber wants: JSONPath, in a bounded time. */
@NullMarked
package org.unstuck.events.filter;

import org.jspecify.annotations.NullMarked;
