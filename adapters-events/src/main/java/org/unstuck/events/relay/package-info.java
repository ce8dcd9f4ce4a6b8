/** Carries events to whoever is to be told. */
@NullMarked
package org.unstuck.events.relay;

import org.jspecify.annotations.NullMarked;
