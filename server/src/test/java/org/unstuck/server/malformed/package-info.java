/** Requests that no client of good will would send, made from a seed, sent byte by byte, and what may come back. */
@NullMarked
package org.unstuck.server.malformed;

import org.jspecify.annotations.NullMarked;
