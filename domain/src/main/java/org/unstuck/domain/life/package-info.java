/** The life of a request from its submission to its end: one state machine over approvals, work and the request. */
@NullMarked
package org.unstuck.domain.life;

import org.jspecify.annotations.NullMarked;
