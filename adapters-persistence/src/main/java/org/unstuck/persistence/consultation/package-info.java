/** What subscribers are asked about requests, on PostgreSQL. */
@NullMarked
package org.unstuck.persistence.consultation;

import org.jspecify.annotations.NullMarked;
