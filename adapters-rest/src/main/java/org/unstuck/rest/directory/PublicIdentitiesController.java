package org.unstuck.rest.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.directory.ReadIdentities;
import org.unstuck.application.port.IdentityFields;
import org.unstuck.application.port.IdentityQuery;
import org.unstuck.rest.openapi.FilteredBy;
import org.unstuck.rest.page.ListQuery;

/** People, as everybody may see them. */
@RestController
@Tag(name = "Directory", description = "Who there is, and what can be asked for.")
class PublicIdentitiesController {

    private static final String ONLY_COMPLETE = "add-core-filters";

    private final ReadIdentities readIdentities;

    PublicIdentitiesController(ReadIdentities readIdentities) {
        this.readIdentities = readIdentities;
    }

    @Operation(
            operationId = "getPublicIdentities",
            summary = "List public identities",
            description =
                    "People, as everybody may see them. They come in the order of their ids unless `sorters` says "
                            + "otherwise.",
            parameters =
                    @Parameter(
                            name = ONLY_COMPLETE,
                            in = ParameterIn.QUERY,
                            description = "Whether to leave out people without an alias, a last name or an address for "
                                    + "mail, and those that a system made for itself.",
                            schema = @Schema(types = "boolean", defaultValue = "false"),
                            example = "true"))
    @ApiResponse(responseCode = "200", description = "The people.", useReturnTypeSchema = true)
    @FilteredBy(IdentityFields.class)
    @GetMapping(path = "/public-identities", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<PublicIdentity>> list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = ListQuery.parse(parameters, IdentityFields.ALL, Set.of(ONLY_COMPLETE));
        IdentityQuery which = new IdentityQuery(query.isSet(ONLY_COMPLETE), query.selection());
        List<PublicIdentity> people = readIdentities.page(which, query.page()).stream()
                .map(PublicIdentity::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readIdentities.count(which)))
                .body(people);
    }
}
