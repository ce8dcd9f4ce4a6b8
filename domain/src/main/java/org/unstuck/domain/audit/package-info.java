/** The audit trail: a closed list of things that happened, who did them, and to what. */
@NullMarked
package org.unstuck.domain.audit;

import org.jspecify.annotations.NullMarked;
