/** The directory on PostgreSQL. */
@NullMarked
package org.unstuck.persistence.directory;

import org.jspecify.annotations.NullMarked;
