/** Events on their way to the outside, on PostgreSQL. */
@NullMarked
package org.unstuck.persistence.trigger;

import org.jspecify.annotations.NullMarked;
