/** Answers of subscribers who were asked, over HTTP. */
@NullMarked
package org.unstuck.rest.consultation;

import org.jspecify.annotations.NullMarked;
