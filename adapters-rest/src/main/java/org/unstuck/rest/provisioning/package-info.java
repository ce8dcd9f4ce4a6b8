/** Provisioning by systems outside, which fetch their orders over HTTP and say what came of them. */
@NullMarked
package org.unstuck.rest.provisioning;

import org.jspecify.annotations.NullMarked;
