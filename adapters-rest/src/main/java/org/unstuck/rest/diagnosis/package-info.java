/** Diagnoses over HTTP. */
@NullMarked
package org.unstuck.rest.diagnosis;

import org.jspecify.annotations.NullMarked;
