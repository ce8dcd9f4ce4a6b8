/** Who may call what. */
@NullMarked
package org.unstuck.rest.security;

import org.jspecify.annotations.NullMarked;
