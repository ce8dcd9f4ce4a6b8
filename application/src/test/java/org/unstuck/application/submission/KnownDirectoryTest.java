package org.unstuck.application.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.directory.DirectoryFixture.accessProfile;
import static org.unstuck.domain.directory.DirectoryFixture.entitlement;
import static org.unstuck.domain.directory.DirectoryFixture.fullRole;
import static org.unstuck.domain.directory.DirectoryFixture.group;
import static org.unstuck.domain.directory.DirectoryFixture.identity;
import static org.unstuck.domain.directory.DirectoryFixture.managedBy;
import static org.unstuck.domain.directory.DirectoryFixture.source;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.application.port.InMemoryAccessRequestSettings;
import org.unstuck.application.port.InMemoryIdentities;
import org.unstuck.application.port.InMemoryRequestableObjects;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.EntitlementRequests;
import org.unstuck.domain.submission.ObjectKey;
import org.unstuck.domain.submission.Person;
import org.unstuck.domain.submission.Requestable;

class KnownDirectoryTest {

    private static final Owner MANAGER = Owner.person("boss", "Ida Ek");

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentities identities = new InMemoryIdentities(transactions);
    private final InMemoryRequestableObjects objects = new InMemoryRequestableObjects(transactions);
    private final InMemoryAccessRequestSettings settings = new InMemoryAccessRequestSettings(transactions);
    private final KnownDirectory directory = new KnownDirectory(identities, objects, settings);

    @Test
    void knowsPeopleWithTheirManagersWhereTheseAreKnown() {
        identities.people.keep(
                identity("boss"), managedBy("boss", identity("a")), managedBy("stranger", identity("b")));

        assertThat(directory.people(List.of("a", "b", "nobody")))
                .containsExactlyInAnyOrder(new Person("a", "Ida Ek", MANAGER), new Person("b", "Ida Ek", null));
    }

    @Test
    void knowsWhoIsToApprove() {
        identities.people.keep(identity("owner-of-r"), identity("owner-of-ap"), identity("owner-of-s1"));
        identities.groups.keep(group("first group"), group("third group"));
        objects.sources.keep(source("s1"));
        objects.objects.keep(fullRole("r"), accessProfile("ap"), entitlement("e"));

        Requestable role = requestable(RequestedObject.Type.ROLE, "r");
        Requestable profile = requestable(RequestedObject.Type.ACCESS_PROFILE, "ap");
        Requestable entitlement = requestable(RequestedObject.Type.ENTITLEMENT, "e");

        assertThat(role.granting())
                .containsExactly(
                        new Requestable.Step(Scheme.MANAGER, null),
                        new Requestable.Step(Scheme.GOVERNANCE_GROUP, Owner.group("first group", "Group first group")),
                        new Requestable.Step(Scheme.ROLE_OWNER, Owner.person("owner-of-r", "Ida Ek")),
                        new Requestable.Step(Scheme.GOVERNANCE_GROUP, null));
        assertThat(role.revoking())
                .containsExactly(
                        new Requestable.Step(Scheme.GOVERNANCE_GROUP, Owner.group("third group", "Group third group")));
        assertThat(role.commentRequired()).isTrue();
        assertThat(profile.granting())
                .containsExactly(
                        new Requestable.Step(Scheme.APP_OWNER, Owner.person("owner-of-ap", "Ida Ek")),
                        new Requestable.Step(Scheme.SOURCE_OWNER, Owner.person("owner-of-s1", "Ida Ek")),
                        new Requestable.Step(Scheme.ACCESS_PROFILE_OWNER, Owner.person("owner-of-ap", "Ida Ek")));
        assertThat(entitlement.requestable()).isFalse();
        assertThat(entitlement.attribute()).isEqualTo("memberOf");
        assertThat(entitlement.revoking().getFirst().owner()).isNull();
    }

    @Test
    void asksWhomTheInstallationNamesForEntitlementsThatNameNobody() {
        objects.objects.keep(
                entitlement("named"), withoutApprovers(entitlement("unnamed")), withoutApprovers(accessProfile("ap")));
        settings(new EntitlementRequests(
                new ApprovalScheme(
                        List.of(Approver.of(Approver.Kind.MANAGER)),
                        List.of(Approver.of(Approver.Kind.MANAGER)),
                        true,
                        false),
                false,
                false,
                null,
                null));

        Requestable unnamed = requestable(RequestedObject.Type.ENTITLEMENT, "unnamed");
        assertThat(unnamed.granting()).containsExactly(new Requestable.Step(Scheme.MANAGER, null));
        assertThat(unnamed.revoking()).containsExactly(new Requestable.Step(Scheme.MANAGER, null));
        assertThat(unnamed.commentRequired()).isTrue();
        assertThat(requestable(RequestedObject.Type.ENTITLEMENT, "named").revoking())
                .extracting(Requestable.Step::scheme)
                .isEqualTo(entitlement("named").approval().revoking().stream()
                        .map(approver -> Scheme.valueOf(approver.kind().name()))
                        .toList());
        Requestable profile = requestable(RequestedObject.Type.ACCESS_PROFILE, "ap");
        assertThat(profile.granting()).isEmpty();
        assertThat(profile.commentRequired()).isFalse();
    }

    private void settings(EntitlementRequests entitlements) {
        transactions.inTransaction(() -> {
            settings.write(AccessRequestConfig.DEFAULT.with(entitlements));
            return entitlements;
        });
    }

    private static RequestableObject withoutApprovers(RequestableObject object) {
        return new RequestableObject(
                object.reference(),
                object.name(),
                object.description(),
                null,
                object.sourceId(),
                object.requestable(),
                object.privilegeLevel(),
                object.account(),
                ApprovalScheme.NONE,
                object.contents());
    }

    @Test
    void knowsNothingByIdsThatCannotBe() {
        assertThat(directory.requestables(List.of(
                        new ObjectKey(RequestedObject.Type.ROLE, " "),
                        new ObjectKey(RequestedObject.Type.ROLE, "x".repeat(1_000)))))
                .isEmpty();
    }

    @Test
    void knowsWhichGroupsAPersonIsIn() {
        identities.groups.keep(group("one", "a", "b"), group("two", "b"), group("three", "a"));

        assertThat(directory.groupsOf("a", List.of("one", "two", "none"))).containsExactly("one");
        assertThat(directory.groupsOf("a")).containsExactlyInAnyOrder("one", "three");
    }

    private Requestable requestable(RequestedObject.Type type, String id) {
        return directory.requestables(List.of(new ObjectKey(type, id))).getFirst();
    }
}
