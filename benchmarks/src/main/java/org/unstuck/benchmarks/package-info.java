/**
 * Measures what a close costs beside a floor that makes the same row changes, how lists grow with the rows, and how soon
 * and how fast subscribers are told.
 */
@NullMarked
package org.unstuck.benchmarks;

import org.jspecify.annotations.NullMarked;
