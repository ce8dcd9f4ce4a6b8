/** Personal access tokens as rows. */
@NullMarked
package org.unstuck.persistence.token;

import org.jspecify.annotations.NullMarked;
