/** Imports over HTTP, whatever their documents are. */
@NullMarked
package org.unstuck.rest.importing;

import org.jspecify.annotations.NullMarked;
