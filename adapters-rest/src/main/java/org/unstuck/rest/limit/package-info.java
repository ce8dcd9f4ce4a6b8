/** How often a client may call. */
@NullMarked
package org.unstuck.rest.limit;

import org.jspecify.annotations.NullMarked;
