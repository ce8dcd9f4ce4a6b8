package org.unstuck.rest.openapi;

import io.swagger.v3.oas.annotations.media.Schema;

/** The shape of the answer to a call without a valid token; nothing but its schema is made of it. */
@Schema(description = "The answer to a call without a valid token.")
record UnauthorizedError(
        @Schema(description = "What is wrong with the token.", example = "JWT validation failed: JWT is expired")
        String error) {}
