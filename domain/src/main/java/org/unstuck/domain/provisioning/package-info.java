/** Provisioning: having sources do what was granted, and what they say came of it. */
@NullMarked
package org.unstuck.domain.provisioning;

import org.jspecify.annotations.NullMarked;
