package org.unstuck.rest.importing;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * An operation that takes over documents: a JSON array of them, or one after the other as NDJSON has them. Its request
 * body, as {@code @Operation} has it, is one of them with an example.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
        method = RequestMethod.POST,
        consumes = {MediaType.APPLICATION_JSON_VALUE, ImportMapping.NDJSON, ImportMapping.NDJSON_BY_ITS_OTHER_NAME},
        produces = MediaType.APPLICATION_JSON_VALUE)
@ApiResponse(responseCode = "200", description = "What the import came to.", useReturnTypeSchema = true)
public @interface ImportMapping {

    String NDJSON = "application/x-ndjson";
    String NDJSON_BY_ITS_OTHER_NAME = "application/ndjson";

    /** Where it is; {@code /import} at the end, so that its body may be large. */
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String value();
}
