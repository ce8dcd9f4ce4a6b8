/** Use cases around asking for access. */
@NullMarked
package org.unstuck.application.submission;

import org.jspecify.annotations.NullMarked;
