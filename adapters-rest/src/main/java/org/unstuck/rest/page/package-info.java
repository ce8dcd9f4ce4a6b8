/** Lists: the collection parameters of the public API. */
@NullMarked
package org.unstuck.rest.page;

import org.jspecify.annotations.NullMarked;
