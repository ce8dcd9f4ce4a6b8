/** The directory over HTTP. */
@NullMarked
package org.unstuck.rest.directory;

import org.jspecify.annotations.NullMarked;
