/** Identity requests on PostgreSQL. */
@NullMarked
package org.unstuck.persistence.request;

import org.jspecify.annotations.NullMarked;
