/** Reading JSON strictly, and collecting everything that is wrong with it. */
@NullMarked
package org.unstuck.rest.json;

import org.jspecify.annotations.NullMarked;
