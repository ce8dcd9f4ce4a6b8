/** Errors as the public API words them: one place that decides what a caller is told. */
@NullMarked
package org.unstuck.rest.error;

import org.jspecify.annotations.NullMarked;
