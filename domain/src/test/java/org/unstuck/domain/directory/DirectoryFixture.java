package org.unstuck.domain.directory;

import static org.unstuck.domain.request.RequestedObject.Type.ACCESS_PROFILE;
import static org.unstuck.domain.request.RequestedObject.Type.ENTITLEMENT;
import static org.unstuck.domain.request.RequestedObject.Type.ROLE;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** People and things to ask for, for tests. */
public final class DirectoryFixture {

    private DirectoryFixture() {}

    /** Somebody of whom everything is known, but no manager. */
    public static Identity identity(String id) {
        return named(id, "Ida", "Ek");
    }

    public static Identity named(String id, String firstName, String lastName) {
        return new Identity(
                id,
                firstName + " " + lastName,
                "alias-of-" + id,
                firstName,
                lastName,
                firstName + "@example.org",
                "Active",
                Identity.State.ACTIVE,
                null);
    }

    /** Somebody of whom no more is known than must be. */
    public static Identity hardlyKnown(String id) {
        return new Identity(id, "somebody", null, null, null, null, null, null, null);
    }

    public static Identity managedBy(@Nullable String managerId, Identity identity) {
        return new Identity(
                identity.id(),
                identity.name(),
                identity.alias(),
                identity.firstName(),
                identity.lastName(),
                identity.email(),
                identity.status(),
                identity.state(),
                managerId);
    }

    public static GovernanceGroup group(String id, String... memberIds) {
        return new GovernanceGroup(id, "Group " + id, List.of(memberIds));
    }

    public static Source source(String id) {
        return new Source(id, "Source " + id, "owner-of-" + id);
    }

    public static ObjectReference roleReference(String id) {
        return new ObjectReference(ROLE, id);
    }

    /** A role that everybody gets for the asking. */
    public static RequestableObject role(String id) {
        return role(id, "Role " + id);
    }

    public static RequestableObject role(String id, String name) {
        return new RequestableObject(
                roleReference(id), name, null, null, null, true, null, null, ApprovalScheme.NONE, Contents.NONE);
    }

    /** A role with everything that one can have. */
    public static RequestableObject fullRole(String id) {
        return new RequestableObject(
                roleReference(id),
                "Full role " + id,
                "Everything, \"quoted\"\n{and more}",
                "owner-of-" + id,
                null,
                true,
                "High",
                new AccountAttribute("assignedRoles", "Full [" + id + "]"),
                new ApprovalScheme(
                        List.of(
                                Approver.of(Approver.Kind.MANAGER),
                                Approver.anyOf("first group"),
                                Approver.of(Approver.Kind.ROLE_OWNER),
                                Approver.anyOf("second, \"group\"")),
                        List.of(Approver.anyOf("third group")),
                        true,
                        true),
                new Contents(List.of("ap1", "ap2"), List.of("e1")));
    }

    public static RequestableObject accessProfile(String id) {
        return new RequestableObject(
                new ObjectReference(ACCESS_PROFILE, id),
                "Access profile " + id,
                null,
                "owner-of-" + id,
                "s1",
                true,
                null,
                null,
                new ApprovalScheme(
                        List.of(
                                Approver.of(Approver.Kind.APP_OWNER),
                                Approver.of(Approver.Kind.SOURCE_OWNER),
                                Approver.of(Approver.Kind.ACCESS_PROFILE_OWNER)),
                        List.of(),
                        true,
                        false),
                new Contents(List.of(), List.of("e1", "e2")));
    }

    public static RequestableObject entitlement(String id) {
        return new RequestableObject(
                new ObjectReference(ENTITLEMENT, id),
                "Entitlement " + id,
                null,
                "owner-of-" + id,
                "s1",
                false,
                null,
                new AccountAttribute("memberOf", "CN=" + id + ",DC=example"),
                new ApprovalScheme(
                        List.of(),
                        List.of(Approver.of(Approver.Kind.ENTITLEMENT_OWNER), Approver.of(Approver.Kind.SOURCE_OWNER)),
                        false,
                        true),
                Contents.NONE);
    }
}
