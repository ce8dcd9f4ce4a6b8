package org.unstuck.rest.openapi;

import io.swagger.v3.oas.annotations.media.Schema;

/** The shape of the answer to a call over its client's limit; nothing but its schema is made of it. */
@Schema(description = "The answer to a call over its client's limit.")
record RateLimitError(
        @Schema(description = "Always the same words, with blanks around them.", example = " Rate Limit Exceeded ")
        String message) {}
