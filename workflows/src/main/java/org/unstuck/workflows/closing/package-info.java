/** The background process of close runs. */
@NullMarked
package org.unstuck.workflows.closing;

import org.jspecify.annotations.NullMarked;
