/** Secrets that must be read again and are therefore kept encrypted. */
@NullMarked
package org.unstuck.persistence.secret;

import org.jspecify.annotations.NullMarked;
