package org.unstuck.rest.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.unstuck.rest.security.AccessTable;
import org.unstuck.rest.tenant.Tenant;

/** Tells clients that have not signed in yet where they are and where they get tokens (contract 7.1). */
@RestController
class InfoController {

    private final Tenant tenant;

    InfoController(Tenant tenant) {
        this.tenant = tenant;
    }

    /**
     * What is told. All addresses begin as the caller's own did.
     *
     * @param authorizeEndpoint always absent: nobody signs in here with a browser
     * @param logoutUrl always absent, for the same reason
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OauthInfo(
            String tenantId,
            String tenantName,
            @Nullable String authorizeEndpoint,
            String tokenEndpoint,
            String cloudDomainUrl,
            @Nullable String logoutUrl,
            String pod) {}

    @GetMapping(path = AccessTable.INFO_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    OauthInfo info(HttpServletRequest request) {
        String base = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        return new OauthInfo(tenant.id(), tenant.org(), null, base + AccessTable.TOKEN_PATH, base, null, tenant.pod());
    }
}
