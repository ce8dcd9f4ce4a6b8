/** Use cases around the progress of requested items. */
@NullMarked
package org.unstuck.application.progress;

import org.jspecify.annotations.NullMarked;
