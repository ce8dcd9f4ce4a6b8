/** Measures what a close costs beside a floor that makes the same row changes, and how lists grow with the rows. */
@NullMarked
package org.unstuck.benchmarks;

import org.jspecify.annotations.NullMarked;
