/** Diagnoses: why an open request has not ended, on what evidence, and what would help. */
@NullMarked
package org.unstuck.domain.diagnosis;

import org.jspecify.annotations.NullMarked;
