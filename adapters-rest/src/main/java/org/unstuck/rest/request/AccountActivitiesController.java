package org.unstuck.rest.request;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.port.RequestFields;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.request.ReadIdentityRequests;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.security.Caller;

/** Identity requests, read back as account activities (contract 3). */
@RestController
@RequestMapping(path = "/account-activities", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountActivitiesController {

    private final ReadIdentityRequests readIdentityRequests;

    AccountActivitiesController(ReadIdentityRequests readIdentityRequests) {
        this.readIdentityRequests = readIdentityRequests;
    }

    @GetMapping
    ResponseEntity<List<AccountActivity>> list(
            @RequestParam MultiValueMap<String, String> parameters, Authentication authentication) {
        ListQuery query = ListQuery.parse(parameters, RequestFields.ALL, AccountActivityQuery.PARAMETERS);
        RequestQuery which = AccountActivityQuery.of(query, Caller.of(authentication));
        List<AccountActivity> activities = readIdentityRequests.page(which, query.page()).stream()
                .map(AccountActivity::of)
                .toList();
        return ResponseEntity.ok()
                .headers(query.headers(() -> readIdentityRequests.count(which)))
                .body(activities);
    }

    /** What the caller must not see answers as what is not there. */
    @GetMapping("/{id}")
    AccountActivity get(@PathVariable String id, Authentication authentication) {
        Visibility visibility = Caller.of(authentication).visibility();
        return TrackingNumber.parse(id)
                .flatMap(number -> readIdentityRequests.find(number, visibility))
                .map(AccountActivity::of)
                .orElseThrow(() -> new RequestRefused(ErrorAnswer.notFound()));
    }
}
