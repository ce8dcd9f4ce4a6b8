/** Asking for access over HTTP, and withdrawing what was asked for. */
@NullMarked
package org.unstuck.rest.submission;

import org.jspecify.annotations.NullMarked;
