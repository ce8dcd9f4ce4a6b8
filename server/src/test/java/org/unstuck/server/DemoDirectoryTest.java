package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;

class DemoDirectoryTest {

    private static final Set<String> PEOPLE =
            DemoDirectory.PEOPLE.stream().map(Identity::id).collect(Collectors.toSet());
    private static final Set<ObjectReference> OBJECTS = DemoDirectory.REQUESTABLE_OBJECTS.stream()
            .map(RequestableObject::reference)
            .collect(Collectors.toSet());
    private static final Set<String> SOURCES =
            DemoDirectory.SOURCES.stream().map(Source::id).collect(Collectors.toSet());

    @Test
    void knowsEverybodyAndEverythingThatItsRequestsName() {
        Set<String> people = new HashSet<>();
        Set<ObjectReference> objects = new HashSet<>();
        Set<String> sources = new HashSet<>();
        DemoRequests.upTo(Instant.parse("2026-06-01T00:00:00Z")).forEachRemaining(candidate -> {
            RecordedRequest document = ((Candidate.Readable<RecordedRequest>) candidate).document();
            IdentityRequest request = document.request();
            Stream.of(request.submission().requester(), request.submission().recipient())
                    .map(Objects::requireNonNull)
                    .map(IdentitySummary::identityId)
                    .forEach(people::add);
            for (RequestedItem item : Objects.requireNonNull(request.items()).items()) {
                RequestedObject object = Objects.requireNonNull(item.object());
                objects.add(new ObjectReference(object.type(), object.id()));
                if (item.change().sourceId() != null) {
                    sources.add(item.change().sourceId());
                }
            }
        });

        assertThat(people).hasSizeGreaterThan(50).isSubsetOf(PEOPLE);
        assertThat(objects).hasSizeGreaterThan(5).isSubsetOf(OBJECTS);
        assertThat(sources).hasSizeGreaterThan(2).isSubsetOf(SOURCES);
    }

    @Test
    void namesOnlyWhatItKnows() {
        assertThat(DemoDirectory.PEOPLE)
                .extracting(Identity::managerId)
                .filteredOn(Objects::nonNull)
                .isSubsetOf(PEOPLE);
        assertThat(DemoDirectory.SOURCES).extracting(Source::ownerId).isSubsetOf(PEOPLE);
        assertThat(DemoDirectory.GOVERNANCE_GROUPS).flatExtracting("memberIds").isSubsetOf(PEOPLE);
        assertThat(DemoDirectory.REQUESTABLE_OBJECTS).allSatisfy(object -> {
            assertThat(object.ownerId()).isIn(PEOPLE);
            if (object.sourceId() != null) {
                assertThat(object.sourceId()).isIn(SOURCES);
            }
            assertThat(object.contents().accessProfileIds())
                    .allMatch(id -> OBJECTS.contains(new ObjectReference(RequestedObject.Type.ACCESS_PROFILE, id)));
            assertThat(object.contents().entitlementIds())
                    .allMatch(id -> OBJECTS.contains(new ObjectReference(RequestedObject.Type.ENTITLEMENT, id)));
        });
    }

    @Test
    void hasPeopleOfDifferentNamesOneWithoutAManagerAndSomeWhoHaveLeft() {
        assertThat(DemoDirectory.PEOPLE).hasSize(99);
        assertThat(DemoDirectory.PEOPLE).extracting(Identity::id).doesNotHaveDuplicates();
        assertThat(DemoDirectory.PEOPLE).extracting(Identity::alias).doesNotHaveDuplicates();
        assertThat(DemoDirectory.PEOPLE)
                .extracting(Identity::email)
                .allMatch(email -> email.matches("[a-z.]+@example.com"));
        assertThat(DemoDirectory.PEOPLE)
                .filteredOn(identity -> identity.managerId() == null)
                .hasSize(1);
        assertThat(DemoDirectory.PEOPLE)
                .filteredOn(identity -> identity.state() == Identity.State.INACTIVE_LONG_TERM)
                .hasSizeBetween(3, 20);
    }

    @Test
    void showsWaysOfApprovingThatAPersonCanBeFoundFor() {
        assertThat(DemoDirectory.REQUESTABLE_OBJECTS)
                .flatExtracting(object -> object.approval().kinds().toList())
                .contains(
                        Approver.Kind.MANAGER,
                        Approver.Kind.SOURCE_OWNER,
                        Approver.Kind.ROLE_OWNER,
                        Approver.Kind.ACCESS_PROFILE_OWNER,
                        Approver.Kind.ENTITLEMENT_OWNER,
                        Approver.Kind.GOVERNANCE_GROUP);
        assertThat(DemoDirectory.REQUESTABLE_OBJECTS)
                .filteredOn(RequestableObject::requestable)
                .extracting(RequestableObject::approval)
                .contains(ApprovalScheme.NONE);
    }
}
