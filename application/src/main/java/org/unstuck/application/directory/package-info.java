/** Use cases around the directory. */
@NullMarked
package org.unstuck.application.directory;

import org.jspecify.annotations.NullMarked;
