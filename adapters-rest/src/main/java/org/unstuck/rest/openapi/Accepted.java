package org.unstuck.rest.openapi;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** An operation that answers 202 with an empty object and, in a header, where to see what goes on in the background. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "202",
        description = "Written down; it is done in the background.",
        headers =
                @Header(
                        name = HttpHeaders.LOCATION,
                        description = "The close run, where its progress and results are found.",
                        required = true,
                        schema =
                                @Schema(
                                        types = "string",
                                        format = "uri-reference",
                                        example = "/close-runs/019a5f0e7c3b7d02a6b4c1d2e3f40516")),
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(types = "object", description = "An empty object."),
                        examples = @ExampleObject(value = "{}")))
public @interface Accepted {}
