/** Events that are told to the outside. */
@NullMarked
package org.unstuck.domain.trigger;

import org.jspecify.annotations.NullMarked;
