/** How far requested items have come, over HTTP. */
@NullMarked
package org.unstuck.rest.progress;

import org.jspecify.annotations.NullMarked;
