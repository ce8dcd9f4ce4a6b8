/** Approvals on PostgreSQL. */
@NullMarked
package org.unstuck.persistence.approval;

import org.jspecify.annotations.NullMarked;
