/** What was answered under idempotency keys. */
@NullMarked
package org.unstuck.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
