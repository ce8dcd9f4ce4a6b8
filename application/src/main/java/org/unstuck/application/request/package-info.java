/** Use cases around the identity requests themselves. */
@NullMarked
package org.unstuck.application.request;

import org.jspecify.annotations.NullMarked;
