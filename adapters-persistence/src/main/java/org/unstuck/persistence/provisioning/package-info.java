/** What is to be handed over to sources, on PostgreSQL. */
@NullMarked
package org.unstuck.persistence.provisioning;

import org.jspecify.annotations.NullMarked;
