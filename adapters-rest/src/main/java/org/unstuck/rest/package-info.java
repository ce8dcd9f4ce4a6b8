/** The HTTP edge: what the server imports to have it. */
@NullMarked
package org.unstuck.rest;

import org.jspecify.annotations.NullMarked;
