package org.unstuck.application.directory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.IdentityQuery;
import org.unstuck.application.port.Page;
import org.unstuck.domain.directory.Identity;

/** Use case: look at people. */
public final class ReadIdentities {

    private final Identities identities;

    public ReadIdentities(Identities identities) {
        this.identities = identities;
    }

    public List<Introduced> page(IdentityQuery query, Page page) {
        List<Identity> people = identities.page(query, page);
        Set<String> managerIds = people.stream()
                .map(Identity::managerId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Identity> managers = managerIds.isEmpty()
                ? Map.of()
                : identities.findAll(managerIds).stream().collect(Collectors.toMap(Identity::id, Function.identity()));
        return people.stream()
                .map(identity -> new Introduced(
                        identity, identity.managerId() == null ? null : managers.get(identity.managerId())))
                .toList();
    }

    public long count(IdentityQuery query) {
        return identities.count(query);
    }

    /**
     * A person with the one above.
     *
     * @param manager absent when there is none, or none who is known
     */
    public record Introduced(Identity identity, @Nullable Identity manager) {}
}
