/** Submissions: what somebody asks for, and the rules it has to keep before it becomes identity requests. */
@NullMarked
package org.unstuck.domain.submission;

import org.jspecify.annotations.NullMarked;
