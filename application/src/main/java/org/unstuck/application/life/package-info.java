/** Use cases around the life of a request, and what those around its parts have in common. */
@NullMarked
package org.unstuck.application.life;

import org.jspecify.annotations.NullMarked;
