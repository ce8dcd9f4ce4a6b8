/** What the use cases need from the outside. */
@NullMarked
package org.unstuck.application.port;

import org.jspecify.annotations.NullMarked;
