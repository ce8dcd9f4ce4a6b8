/** Filters and sorts as conditions and orders of PostgreSQL. */
@NullMarked
package org.unstuck.persistence.filter;

import org.jspecify.annotations.NullMarked;
