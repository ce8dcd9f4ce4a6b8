/** Personal access tokens: who may let a program act for them, with what powers, and for how long. */
@NullMarked
package org.unstuck.domain.token;

import org.jspecify.annotations.NullMarked;
