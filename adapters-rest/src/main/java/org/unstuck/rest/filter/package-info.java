/** The language in which callers write filters and sorts (contract 2.4). */
@NullMarked
package org.unstuck.rest.filter;

import org.jspecify.annotations.NullMarked;
