/** Use cases around asking subscribers about requests before their approvers. */
@NullMarked
package org.unstuck.application.consultation;

import org.jspecify.annotations.NullMarked;
