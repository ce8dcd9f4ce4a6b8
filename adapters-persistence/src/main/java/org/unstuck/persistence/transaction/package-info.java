/** Transactions of a Spring transaction manager. */
@NullMarked
package org.unstuck.persistence.transaction;

import org.jspecify.annotations.NullMarked;
