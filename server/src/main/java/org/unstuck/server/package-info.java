/** Composition root: configuration, wiring, the embedded database, first-start secrets and the demo. */
@NullMarked
package org.unstuck.server;

import org.jspecify.annotations.NullMarked;
