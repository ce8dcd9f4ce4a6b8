/** Deciding about requests over HTTP. */
@NullMarked
package org.unstuck.rest.approval;

import org.jspecify.annotations.NullMarked;
