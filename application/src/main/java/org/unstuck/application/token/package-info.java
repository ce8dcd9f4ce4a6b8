/** Use cases around personal access tokens. */
@NullMarked
package org.unstuck.application.token;

import org.jspecify.annotations.NullMarked;
