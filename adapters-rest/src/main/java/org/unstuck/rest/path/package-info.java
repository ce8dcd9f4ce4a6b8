/** Paths: all URL families of the public API lead to one. */
@NullMarked
package org.unstuck.rest.path;

import org.jspecify.annotations.NullMarked;
