/** Every outgoing storage port on PostgreSQL. Packages are the words of the ports; here is what they share. */
@NullMarked
package org.unstuck.persistence;

import org.jspecify.annotations.NullMarked;
