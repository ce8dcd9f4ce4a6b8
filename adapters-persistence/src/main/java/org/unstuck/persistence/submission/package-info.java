/** How requests for access are treated, on PostgreSQL. */
@NullMarked
package org.unstuck.persistence.submission;

import org.jspecify.annotations.NullMarked;
