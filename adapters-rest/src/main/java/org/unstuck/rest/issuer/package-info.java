/** Tokens of an issuer that is not this server. */
@NullMarked
package org.unstuck.rest.issuer;

import org.jspecify.annotations.NullMarked;
