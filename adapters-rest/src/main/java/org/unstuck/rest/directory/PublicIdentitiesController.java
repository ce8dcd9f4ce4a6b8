package org.unstuck.rest.directory;

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
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.page.ListQuery;

/** People, as everybody may see them. */
@RestController
class PublicIdentitiesController {

    private static final String ONLY_COMPLETE = "add-core-filters";

    private final ReadIdentities readIdentities;

    PublicIdentitiesController(ReadIdentities readIdentities) {
        this.readIdentities = readIdentities;
    }

    @GetMapping(path = "/public-identities", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<PublicIdentity>> list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = ListQuery.parse(parameters, IdentityFields.ALL, Set.of(ONLY_COMPLETE));
        IdentityQuery which = new IdentityQuery(onlyComplete(query), query.selection());
        List<PublicIdentity> people = readIdentities.page(which, query.page()).stream()
                .map(PublicIdentity::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readIdentities.count(which)))
                .body(people);
    }

    private static boolean onlyComplete(ListQuery query) {
        String flag = query.own().getOrDefault(ONLY_COMPLETE, "false");
        if (!flag.equals("true") && !flag.equals("false")) {
            Reading reading = new Reading();
            reading.illegal(MessageKey.TRUE_OR_FALSE.with(MessageKey.PARAMETER.with(ONLY_COMPLETE)));
            reading.orRefuse();
        }
        return flag.equals("true");
    }
}
