/** Approvals: who is to agree to an item of a request, who did, and what happens when nobody does. */
@NullMarked
package org.unstuck.domain.approval;

import org.jspecify.annotations.NullMarked;
