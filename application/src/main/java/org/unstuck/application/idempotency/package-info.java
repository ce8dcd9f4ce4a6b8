/** The same call twice is done once. */
@NullMarked
package org.unstuck.application.idempotency;

import org.jspecify.annotations.NullMarked;
