/** Use cases: say why requests have not ended, and find those that are stuck. */
@NullMarked
package org.unstuck.application.diagnosis;

import org.jspecify.annotations.NullMarked;
