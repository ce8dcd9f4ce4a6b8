/** Use cases around having sources do what was granted. */
@NullMarked
package org.unstuck.application.provisioning;

import org.jspecify.annotations.NullMarked;
