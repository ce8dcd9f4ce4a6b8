/** The directory: the people, groups, sources and requestable objects that identity requests refer to. */
@NullMarked
package org.unstuck.domain.directory;

import org.jspecify.annotations.NullMarked;
