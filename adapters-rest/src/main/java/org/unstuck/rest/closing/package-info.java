/** Closing identity requests over HTTP. */
@NullMarked
package org.unstuck.rest.closing;

import org.jspecify.annotations.NullMarked;
