/** How the process engine is set up. */
@NullMarked
package org.unstuck.workflows.engine;

import org.jspecify.annotations.NullMarked;
