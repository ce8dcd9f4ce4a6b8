/** Identity requests over HTTP, as account activities. */
@NullMarked
package org.unstuck.rest.request;

import org.jspecify.annotations.NullMarked;
