package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.approval.ApprovalPolicy.PATIENT;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.gone;
import static org.unstuck.domain.directory.DirectoryFixture.group;
import static org.unstuck.domain.directory.DirectoryFixture.identity;
import static org.unstuck.domain.request.IdentityRequestFixture.TRACKING_NUMBER;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.created;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.lifecycleStateChange;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Value;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.diagnosis.CaseFile;
import org.unstuck.domain.diagnosis.Circumstances;
import org.unstuck.domain.diagnosis.Diagnosis;
import org.unstuck.domain.diagnosis.DirectoryView;
import org.unstuck.domain.diagnosis.GroupMembers;
import org.unstuck.domain.diagnosis.Patience;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;

/** What every {@link Suspects} does. */
public abstract class SuspectsContract extends LifeContract {

    /** Zoë, whose access the requests of {@link IdentityRequestFixture} are about. */
    private static final String RECIPIENT = IdentityRequestFixture.RECIPIENT.identityId();

    private static final List<Identity> PEOPLE = List.of(identity("here"), gone(identity("gone")), identity(RECIPIENT));
    private static final List<GovernanceGroup> GROUPS = List.of(
            group("empty"),
            group("deserted", "gone"),
            group("recipient-only", RECIPIENT, "gone"),
            group("staffed", "gone", "here"),
            group("unknown-members", "nobody-knows"));

    protected abstract Suspects suspects();

    protected abstract Approvals approvals();

    protected abstract ProvisioningWork work();

    protected abstract ImportedDocuments<String, Identity> people();

    protected abstract ImportedDocuments<String, GovernanceGroup> groups();

    @Test
    void givesTheOldestFirstOrTheNewestAndNoMoreThanAskedFor() {
        keep(
                created(NOW, stuckInApproval(trackingNumber(3))),
                created(NOW, stuckInApproval(trackingNumber(2))),
                created(NOW.minusMillis(1), stuckInApproval(trackingNumber(9))));
        Instant later = NOW.plus(Duration.ofDays(100));

        assertThat(find(later, null, false, 10))
                .containsExactly(trackingNumber(9), trackingNumber(2), trackingNumber(3));
        assertThat(find(later, null, true, 10))
                .containsExactly(trackingNumber(2), trackingNumber(3), trackingNumber(9));
        assertThat(find(later, null, true, 1)).containsExactly(trackingNumber(2));
        Filter before = Filter.Comparison.of(StuckFields.CREATED, Operator.LT, new Value.Time(NOW, NOW.plusMillis(1)));
        assertThat(find(later, before, false, 10)).containsExactly(trackingNumber(9));
        assertThat(find(later, new Filter.Not(before), false, 10))
                .containsExactly(trackingNumber(2), trackingNumber(3));
    }

    @Test
    void suspectsNothingThatACloseWouldNotTake() {
        OpenRequest closed = withoutItems(trackingNumber(4));
        keep(
                lifecycleStateChange(trackingNumber(2)),
                endedByItself(trackingNumber(3)),
                closed,
                withoutItems(TRACKING_NUMBER));
        inTransaction(() -> identityRequests().close(List.of(closure(runId(1), closed))));

        assertThat(find(NOW.plus(Duration.ofDays(100)), null, false, 10)).containsExactly(TRACKING_NUMBER);
    }

    /** However requests are put together, none that the diagnosis calls stuck is passed over. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void suspectsAllThatAreStuck(long seed) {
        Worlds worlds = new Worlds(seed);
        List<RequestUnderWay> lives = worlds.some(150);
        inTransaction(() -> {
            people().add(PEOPLE);
            groups().add(GROUPS);
            identityRequests().add(lives.stream().map(RequestUnderWay::recorded).toList());
            approvals()
                    .save(lives.stream()
                            .flatMap(life -> life.approvals().all().stream())
                            .toList());
            work().save(lives.stream().flatMap(life -> life.work().stream()).toList());
        });

        Set<TrackingNumber> stuck = lives.stream()
                .map(SuspectsContract::diagnosis)
                .filter(Diagnosis::isStuck)
                .map(Diagnosis::trackingNumber)
                .collect(Collectors.toSet());

        assertThat(stuck).hasSizeGreaterThan(15).hasSizeLessThan(130);
        assertThat(find(NOW, null, false, 1_000)).containsAll(stuck);
    }

    protected final List<TrackingNumber> find(Instant now, @Nullable Filter created, boolean newestFirst, int limit) {
        return suspects().find(new Suspects.Which(now, Patience.DEFAULT, created, newestFirst), limit);
    }

    protected final void keep(IdentityRequest... requests) {
        List<RecordedRequest> documents =
                Arrays.stream(requests).map(request -> recorded(request)).toList();
        inTransaction(() -> identityRequests().add(documents));
    }

    private static Diagnosis diagnosis(RequestUnderWay life) {
        DirectoryView directory = new DirectoryView(
                PEOPLE.stream().collect(Collectors.toMap(Identity::id, Function.identity())),
                GROUPS.stream()
                        .collect(Collectors.toMap(
                                GovernanceGroup::id,
                                group -> GroupMembers.of(
                                        group,
                                        PEOPLE.stream()
                                                .collect(Collectors.toMap(Identity::id, Function.identity()))))));
        return Diagnosis.of(
                new CaseFile(life, List.of()),
                new Circumstances(directory, PATIENT, RetryPolicy.DEFAULT, Patience.DEFAULT, NOW));
    }

    /** Requests that stand in every way, and in ways that only an import could bring about. */
    private static final class Worlds {

        private static final List<Owner> OWNERS = List.of(
                Owner.person("here", "Here"),
                Owner.person("gone", "Gone"),
                Owner.person("nobody-knows", "?"),
                Owner.group("empty", "E"),
                Owner.group("deserted", "D"),
                Owner.group("recipient-only", "R"),
                Owner.group("staffed", "S"),
                Owner.group("unknown-members", "U"),
                Owner.group("no-such-group", "N"));

        private final Random random;
        private int last;

        Worlds(long seed) {
            random = new Random(seed);
        }

        List<RequestUnderWay> some(int count) {
            List<RequestUnderWay> lives = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                lives.add(life(trackingNumber(1_000 + ++last)));
            }
            return lives;
        }

        private RequestUnderWay life(TrackingNumber number) {
            Instant created = ago(40);
            Instant modified = random.nextBoolean() ? null : ago(20);
            List<RequestedItem> items = new ArrayList<>();
            List<Particulars.Item> said = new ArrayList<>();
            List<Approval> approvals = new ArrayList<>();
            List<Work> work = new ArrayList<>();
            for (int position = 0; position < random.nextInt(3); position++) {
                RequestedItem item = IdentityRequestFixture.item(
                        position, oneOf(ApprovalState.values()), oneOf(ProvisioningState.values()));
                if (random.nextInt(4) > 0) {
                    item = random.nextBoolean()
                            ? item.withApproval(ApprovalState.PENDING)
                            : item.withApproval(ApprovalState.FINISHED);
                }
                items.add(item);
                said.add(new Particulars.Item(
                        null, null, null, random.nextBoolean() ? null : reviewer(), null, null, null));
                if (random.nextInt(3) > 0) {
                    approvals.add(approval(number, position));
                }
                if (random.nextInt(3) > 0) {
                    work.add(new Work(number, position, 1 + random.nextInt(3), random.nextBoolean() ? null : around()));
                }
            }
            OpenRequest request = new OpenRequest(
                    new Submission(number, Submission.ACCESS_REQUEST, created, null, IdentityRequestFixture.RECIPIENT),
                    random.nextBoolean() ? Stage.EXECUTING : Stage.VERIFYING,
                    null,
                    modified,
                    Remarks.NONE,
                    new RequestedItems(items),
                    0);
            return new RequestUnderWay(
                    request,
                    new Particulars(null, null, null, null, said),
                    new ApprovalChains(approvals),
                    List.of(),
                    work);
        }

        private Approval approval(TrackingNumber number, int position) {
            boolean pending = random.nextInt(4) > 0;
            Instant created = ago(40);
            Instant changed = ago(20);
            Owner owner = OWNERS.get(random.nextInt(OWNERS.size()));
            return new Approval(
                    new ApprovalId(new UUID(number.value().getMostSignificantBits(), position)),
                    number,
                    position,
                    0,
                    Scheme.MANAGER,
                    owner,
                    owner,
                    pending ? Approval.State.PENDING : Approval.State.EXPIRED,
                    null,
                    null,
                    created,
                    created.isAfter(changed) ? created : changed,
                    Collections.emptyList(),
                    0,
                    pending && random.nextBoolean() ? around() : null);
        }

        private IdentitySummary reviewer() {
            String id = List.of("here", "gone", "nobody-knows").get(random.nextInt(3));
            return new IdentitySummary(null, id, id, null);
        }

        private Instant ago(int days) {
            return NOW.minus(Duration.ofHours(random.nextInt(24 * days)));
        }

        private Instant around() {
            return NOW.plus(Duration.ofHours(random.nextInt(96) - 48));
        }

        private <T> T oneOf(T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}
