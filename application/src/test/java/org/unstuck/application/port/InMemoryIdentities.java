package org.unstuck.application.port;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;

/** People and groups kept in memory. */
public final class InMemoryIdentities implements Identities {

    private static final InMemoryRows<Identity> ROWS = new InMemoryRows<>(Map.of(
            IdentityFields.ID, Identity::id,
            IdentityFields.ALIAS, Identity::alias,
            IdentityFields.EMAIL, Identity::email,
            IdentityFields.FIRST_NAME, Identity::firstName,
            IdentityFields.LAST_NAME, Identity::lastName,
            IdentityFields.NAME, Identity::name));

    /** The people; also how tests and imports write them. */
    public final InMemoryImportedDocuments<String, Identity> people;

    public final InMemoryImportedDocuments<String, GovernanceGroup> groups;

    public InMemoryIdentities(InMemoryTransactions transactions) {
        people = new InMemoryImportedDocuments<>(transactions, Identity::id, Comparator.naturalOrder());
        groups = new InMemoryImportedDocuments<>(transactions, GovernanceGroup::id, Comparator.naturalOrder());
    }

    @Override
    public List<Identity> findAll(Collection<String> ids) {
        return people.named(ids);
    }

    @Override
    public List<GovernanceGroup> findGroups(Collection<String> ids) {
        return groups.named(ids);
    }

    @Override
    public List<Identity> members(String governanceGroupId) {
        return groups.named(List.of(governanceGroupId)).stream()
                .flatMap(group -> people.named(group.memberIds()).stream())
                .toList();
    }

    @Override
    public Set<String> groupsWith(String identityId) {
        return groups.all().stream()
                .filter(group -> group.memberIds().contains(identityId))
                .map(GovernanceGroup::id)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isManagerOf(String managerId, String identityId) {
        return people.named(List.of(identityId)).stream().anyMatch(identity -> managerId.equals(identity.managerId()));
    }

    @Override
    public List<Identity> page(IdentityQuery query, Page page) {
        return wanted(query)
                .sorted(ROWS.order(query.selection().sort(), Comparator.comparing(Identity::id)))
                .skip(page.offset())
                .limit(page.limit())
                .toList();
    }

    @Override
    public long count(IdentityQuery query) {
        return wanted(query).count();
    }

    private Stream<Identity> wanted(IdentityQuery query) {
        return people.all().stream()
                .filter(identity -> !query.onlyComplete() || identity.isComplete())
                .filter(ROWS.matching(query.selection()));
    }
}
