/** Questions to subscribers about requests that were submitted, before their approvers are asked. */
@NullMarked
package org.unstuck.domain.consultation;

import org.jspecify.annotations.NullMarked;
