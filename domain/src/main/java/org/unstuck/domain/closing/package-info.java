/** Closing identity requests in runs: directive, rules, verdicts, outcomes, and taking it back. */
@NullMarked
package org.unstuck.domain.closing;

import org.jspecify.annotations.NullMarked;
