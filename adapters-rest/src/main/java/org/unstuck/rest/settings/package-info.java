/** How requests for access are treated, to be seen and changed over HTTP. */
@NullMarked
package org.unstuck.rest.settings;

import org.jspecify.annotations.NullMarked;
