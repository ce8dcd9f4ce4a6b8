/** Use cases around close runs. */
@NullMarked
package org.unstuck.application.closing;

import org.jspecify.annotations.NullMarked;
