package org.unstuck.rest.trigger;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The id of a subscription, in a path. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The id of the subscription: 32 hexadecimal characters in any case, dashes allowed.",
        example = "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde",
        schema = @Schema(types = "string"))
@interface SubscriptionPathId {}
