package org.unstuck.rest.openapi;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The id of a close run, in a path. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The id of the run: 32 hexadecimal characters in any case, dashes allowed.",
        example = "019a5f0e7c3b7d02a6b4c1d2e3f40516",
        schema = @Schema(types = "string"))
public @interface RunId {}
