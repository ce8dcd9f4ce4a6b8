/** What diagnoses ask storage for. */
@NullMarked
package org.unstuck.persistence.diagnosis;

import org.jspecify.annotations.NullMarked;
