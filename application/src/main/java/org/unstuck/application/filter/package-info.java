/** What a list is asked for: filters and orders over the fields that the list declares. */
@NullMarked
package org.unstuck.application.filter;

import org.jspecify.annotations.NullMarked;
