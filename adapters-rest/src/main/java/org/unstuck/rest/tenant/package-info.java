/** The tenant that this installation is. */
@NullMarked
package org.unstuck.rest.tenant;

import org.jspecify.annotations.NullMarked;
