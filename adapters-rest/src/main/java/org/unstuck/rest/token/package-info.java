/** Tokens: issued by the built-in authorization server, and checked. */
@NullMarked
package org.unstuck.rest.token;

import org.jspecify.annotations.NullMarked;
