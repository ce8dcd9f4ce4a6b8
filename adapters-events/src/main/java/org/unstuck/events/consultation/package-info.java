/** What subscribers answer when they are asked. */
@NullMarked
package org.unstuck.events.consultation;

import org.jspecify.annotations.NullMarked;
