/** How documents that another system keeps are taken over, of whatever kind they are. */
@NullMarked
package org.unstuck.application.importing;

import org.jspecify.annotations.NullMarked;
