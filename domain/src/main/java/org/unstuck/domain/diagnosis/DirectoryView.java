package org.unstuck.domain.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.directory.Identity;

/**
 * What the directory says of those on whom requests wait.
 *
 * @param people who is known, by id
 * @param groups which groups are known, by id
 */
public record DirectoryView(Map<String, Identity> people, Map<String, GroupMembers> groups) {

    public static final DirectoryView EMPTY = new DirectoryView(Map.of(), Map.of());

    public DirectoryView {
        people = Map.copyOf(people);
        groups = Map.copyOf(groups);
    }

    Standing standing(Owner owner, @Nullable String recipientId) {
        return switch (owner.type()) {
            case IDENTITY ->
                Optional.ofNullable(people.get(owner.id()))
                        .map(DirectoryView::standing)
                        .orElseGet(Standing.Unknown::new);
            case GOVERNANCE_GROUP ->
                Optional.ofNullable(groups.get(owner.id()))
                        .map(group -> group.standing(recipientId))
                        .orElseGet(Standing.Unknown::new);
        };
    }

    /** To whom an approval of this owner is escalated. */
    @Nullable
    Owner managerOf(Owner owner) {
        Identity identity = owner.type() == Owner.Type.IDENTITY ? people.get(owner.id()) : null;
        if (identity == null || identity.managerId() == null) {
            return null;
        }
        Identity manager = people.get(identity.managerId());
        return manager == null ? null : Owner.person(manager.id(), manager.name());
    }

    private static Standing standing(Identity identity) {
        return switch (identity.state()) {
            case INACTIVE_LONG_TERM -> new Standing.Left(identity.status());
            case INACTIVE_SHORT_TERM -> new Standing.Away(identity.status());
            case ACTIVE -> new Standing.Present();
            case null -> new Standing.Present();
        };
    }
}
