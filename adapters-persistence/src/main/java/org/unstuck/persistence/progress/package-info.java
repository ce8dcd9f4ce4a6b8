/** The progress of requested items in PostgreSQL. */
@NullMarked
package org.unstuck.persistence.progress;

import org.jspecify.annotations.NullMarked;
