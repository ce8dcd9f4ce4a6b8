package org.unstuck.rest.approval;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The id of an approval, in a path. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The id of the approval: 32 hexadecimal characters in any case, dashes allowed.",
        example = "86f1dc6fe8f54414950454cbb11278fa",
        schema = @Schema(types = "string"))
@interface ApprovalPathId {}
