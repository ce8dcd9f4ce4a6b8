/** Use cases around telling events to whoever subscribed. */
@NullMarked
package org.unstuck.application.trigger;

import org.jspecify.annotations.NullMarked;
