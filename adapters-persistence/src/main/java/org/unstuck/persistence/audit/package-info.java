/** The audit trail on PostgreSQL. */
@NullMarked
package org.unstuck.persistence.audit;

import org.jspecify.annotations.NullMarked;
