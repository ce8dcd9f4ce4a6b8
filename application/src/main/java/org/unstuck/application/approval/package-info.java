/** Use cases around approvals. */
@NullMarked
package org.unstuck.application.approval;

import org.jspecify.annotations.NullMarked;
