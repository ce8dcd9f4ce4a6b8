/** How many calls clients may still make. */
@NullMarked
package org.unstuck.persistence.limit;

import org.jspecify.annotations.NullMarked;
