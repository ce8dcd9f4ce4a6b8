/** Close runs on PostgreSQL. */
@NullMarked
package org.unstuck.persistence.closing;

import org.jspecify.annotations.NullMarked;
