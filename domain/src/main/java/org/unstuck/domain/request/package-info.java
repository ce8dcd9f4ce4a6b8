/** Identity requests: what was asked for, where each is in its life, and what may happen to it next. */
@NullMarked
package org.unstuck.domain.request;

import org.jspecify.annotations.NullMarked;
