/** Progress: how far each requested item has come, from its approvals to its end. */
@NullMarked
package org.unstuck.domain.progress;

import org.jspecify.annotations.NullMarked;
