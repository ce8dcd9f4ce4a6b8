package org.unstuck.rest.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.directory.ReadRequestableObjects;
import org.unstuck.application.port.RequestableObjectFields;
import org.unstuck.application.port.RequestableObjectQuery;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.security.Caller;

/** What can be asked for; administrators see the rest of it, too. */
@RestController
@Tag(name = "Directory")
class RequestableObjectsController {

    private final ReadRequestableObjects readRequestableObjects;

    RequestableObjectsController(ReadRequestableObjects readRequestableObjects) {
        this.readRequestableObjects = readRequestableObjects;
    }

    @Operation(
            operationId = "listRequestableObjects",
            summary = "List requestable objects",
            description =
                    "Roles, access profiles and entitlements. Administrators see all of them, everybody else "
                            + "those that may be asked for. They come in the order of their ids unless `sorters` says otherwise.")
    @ApiResponse(responseCode = "200", description = "The objects.", useReturnTypeSchema = true)
    @FilteredBy(RequestableObjectFields.class)
    @GetMapping(path = "/requestable-objects", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<RestRequestableObject>> list(
            @RequestParam MultiValueMap<String, String> parameters, Authentication authentication) {
        ListQuery query = ListQuery.parse(parameters, RequestableObjectFields.ALL, Set.of());
        RequestableObjectQuery which =
                new RequestableObjectQuery(!Caller.of(authentication).isOrgAdmin(), query.selection());
        List<RestRequestableObject> objects = readRequestableObjects.page(which, query.page()).stream()
                .map(RestRequestableObject::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readRequestableObjects.count(which)))
                .body(objects);
    }
}
