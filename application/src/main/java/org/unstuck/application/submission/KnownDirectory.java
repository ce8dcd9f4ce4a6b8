package org.unstuck.application.submission;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Directory;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.RequestableObjects;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.directory.AccountAttribute;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.submission.EntitlementRequests;
import org.unstuck.domain.submission.ObjectKey;
import org.unstuck.domain.submission.Person;
import org.unstuck.domain.submission.Requestable;

/**
 * What submissions and approvals need to know, put together from the people and objects of the directory and from what
 * this installation says of all entitlements.
 */
public record KnownDirectory(
        Identities identities, RequestableObjects requestableObjects, AccessRequestSettings settings)
        implements Directory {

    @Override
    public List<Person> people(Collection<String> identityIds) {
        List<Identity> known = identities.findAll(identityIds);
        Map<String, Owner> managers = owners(known.stream().map(Identity::managerId));
        return known.stream()
                .map(identity -> new Person(identity.id(), identity.name(), ownerOf(managers, identity.managerId())))
                .toList();
    }

    @Override
    public List<Requestable> requestables(Collection<ObjectKey> keys) {
        List<RequestableObject> objects = requestableObjects.findAll(keys.stream()
                .filter(key -> !key.id().isBlank() && key.id().length() <= Limits.ID)
                .map(key -> new ObjectReference(key.type(), key.id()))
                .toList());
        List<Offer> known = offers(objects);
        Map<String, Source> sources = byId(
                requestableObjects.findSources(ids(objects.stream().map(RequestableObject::sourceId))), Source::id);
        Map<String, GovernanceGroup> groups = byId(
                identities.findGroups(ids(known.stream()
                        .flatMap(offer -> Stream.concat(
                                offer.approval().granting().stream(), offer.approval().revoking().stream()))
                        .map(Approver::governanceGroupId))),
                GovernanceGroup::id);
        Map<String, Owner> owners = owners(Stream.concat(
                objects.stream().map(RequestableObject::ownerId),
                sources.values().stream().map(Source::ownerId)));
        return known.stream()
                .map(offer -> new Deciders(offer, sources, groups, owners).requestable())
                .toList();
    }

    /** An object, and who decides on it here. */
    private record Offer(RequestableObject object, ApprovalScheme approval) {}

    private List<Offer> offers(List<RequestableObject> objects) {
        if (objects.stream().noneMatch(object -> object.type() == RequestedObject.Type.ENTITLEMENT)) {
            return objects.stream()
                    .map(object -> new Offer(object, object.approval()))
                    .toList();
        }
        EntitlementRequests ofEntitlements = settings.read().entitlements();
        return objects.stream()
                .map(object -> new Offer(
                        object,
                        switch (object.type()) {
                            case ENTITLEMENT -> ofEntitlements.over(object.approval());
                            case ROLE, ACCESS_PROFILE -> object.approval();
                        }))
                .toList();
    }

    @Override
    public Set<String> groupsOf(String identityId, Collection<String> among) {
        return identities.findGroups(among).stream()
                .filter(group -> group.memberIds().contains(identityId))
                .map(GovernanceGroup::id)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> groupsOf(String identityId) {
        return identities.groupsWith(identityId);
    }

    /** One object and all who may have to decide on it. */
    private record Deciders(
            Offer offer, Map<String, Source> sources, Map<String, GovernanceGroup> groups, Map<String, Owner> owners) {

        Requestable requestable() {
            RequestableObject object = offer.object();
            AccountAttribute account = object.account();
            return new Requestable(
                    new ObjectKey(object.type(), object.id()),
                    object.name(),
                    object.requestable(),
                    offer.approval().requestCommentRequired(),
                    offer.approval().denialCommentRequired(),
                    object.sourceId(),
                    account == null ? null : account.attribute(),
                    account == null ? null : account.value(),
                    offer.approval().granting().stream().map(this::step).toList(),
                    offer.approval().revoking().stream().map(this::step).toList());
        }

        private Requestable.Step step(Approver approver) {
            return switch (approver.kind()) {
                case MANAGER -> new Requestable.Step(Scheme.MANAGER, null);
                // Applications are not known here; who answers for the access answers for how it is offered.
                case APP_OWNER -> new Requestable.Step(Scheme.APP_OWNER, owner());
                case SOURCE_OWNER -> new Requestable.Step(Scheme.SOURCE_OWNER, sourceOwner());
                case ROLE_OWNER -> new Requestable.Step(Scheme.ROLE_OWNER, owner());
                case ACCESS_PROFILE_OWNER -> new Requestable.Step(Scheme.ACCESS_PROFILE_OWNER, owner());
                case ENTITLEMENT_OWNER -> new Requestable.Step(Scheme.ENTITLEMENT_OWNER, owner());
                case GOVERNANCE_GROUP ->
                    new Requestable.Step(Scheme.GOVERNANCE_GROUP, group(approver.governanceGroupId()));
            };
        }

        private @Nullable Owner owner() {
            return ownerOf(owners, offer.object().ownerId());
        }

        private @Nullable Owner sourceOwner() {
            String sourceId = offer.object().sourceId();
            Source source = sourceId == null ? null : sources.get(sourceId);
            return source == null ? null : ownerOf(owners, source.ownerId());
        }

        private @Nullable Owner group(@Nullable String id) {
            GovernanceGroup group = id == null ? null : groups.get(id);
            return group == null ? null : Owner.group(group.id(), group.name());
        }
    }

    private Map<String, Owner> owners(Stream<@Nullable String> identityIds) {
        return identities.findAll(ids(identityIds)).stream()
                .collect(Collectors.toMap(Identity::id, identity -> Owner.person(identity.id(), identity.name())));
    }

    private static @Nullable Owner ownerOf(Map<String, Owner> owners, @Nullable String id) {
        return id == null ? null : owners.get(id);
    }

    private static Set<String> ids(Stream<@Nullable String> some) {
        Set<String> ids = new HashSet<>();
        some.filter(Objects::nonNull).forEach(ids::add);
        return ids;
    }

    private static <T> Map<String, T> byId(List<T> some, Function<T, String> id) {
        return some.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
