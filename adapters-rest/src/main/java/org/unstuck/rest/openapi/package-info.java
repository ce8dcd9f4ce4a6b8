/** The API's own description: the OpenAPI document, made from the code, and the page that shows it. */
@NullMarked
package org.unstuck.rest.openapi;

import org.jspecify.annotations.NullMarked;
