/** Events as signed HTTP calls that reach nothing internal. */
@NullMarked
package org.unstuck.events.webhook;

import org.jspecify.annotations.NullMarked;
