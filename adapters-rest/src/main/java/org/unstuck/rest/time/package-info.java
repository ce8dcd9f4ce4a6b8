/** Times as the wire has them. */
@NullMarked
package org.unstuck.rest.time;

import org.jspecify.annotations.NullMarked;
