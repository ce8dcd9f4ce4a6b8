package org.unstuck.rest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.directory.ReadIdentities.Introduced;
import org.unstuck.domain.directory.Identity;

/**
 * A person as everybody may see one; what is absent is written as {@code null}. {@link IdentityReader} is the way back.
 *
 * @param attributes which attributes are public is configuration, and there is none of it here: always empty
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PublicIdentity(
        String id,
        String name,
        @Nullable String alias,
        @Nullable String email,
        @Nullable String status,
        Identity.@Nullable State identityState,
        @Nullable RestReference manager,
        List<Object> attributes) {

    static PublicIdentity of(Introduced introduced) {
        Identity identity = introduced.identity();
        return new PublicIdentity(
                identity.id(),
                identity.name(),
                identity.alias(),
                identity.email(),
                identity.status(),
                identity.state(),
                RestReference.toIdentity(identity.managerId(), introduced.manager()),
                List.of());
    }
}
