/** The background processes and the engine that runs them; the only place that knows Camunda. */
@NullMarked
package org.unstuck.workflows;

import org.jspecify.annotations.NullMarked;
