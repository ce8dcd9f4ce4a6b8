package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.request.IdentityRequestFixture.CREATED;
import static org.unstuck.domain.request.IdentityRequestFixture.RECIPIENT;
import static org.unstuck.domain.request.IdentityRequestFixture.REQUESTER;
import static org.unstuck.domain.request.IdentityRequestFixture.TRACKING_NUMBER;
import static org.unstuck.domain.request.IdentityRequestFixture.between;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.created;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.item;
import static org.unstuck.domain.request.IdentityRequestFixture.items;
import static org.unstuck.domain.request.IdentityRequestFixture.lifecycleStateChange;
import static org.unstuck.domain.request.IdentityRequestFixture.ofType;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.IdentityRequestFixture.withItems;
import static org.unstuck.domain.request.IdentityRequestFixture.withRemarks;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.request.RecordedRequestFixture.withEverythingSaid;
import static org.unstuck.domain.request.RecordedRequestFixture.withNothingSaid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.Directive;
import org.unstuck.domain.request.DirectiveFixture;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RecordedRequestFixture;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.TrackingNumber;

/** What every {@link IdentityRequests} does. */
public abstract class IdentityRequestsContract extends PortContract {

    private static final CloseRunId RUN = runId(1);
    private static final Visibility EVERYTHING = new Visibility.Everything();
    private static final RequestQuery ALL = RequestQuery.all(EVERYTHING);

    protected abstract IdentityRequests identityRequests();

    // ---- reading back

    @ParameterizedTest
    @MethodSource("documents")
    void readsADocumentBackAsItCame(RecordedRequest document) {
        add(document);

        assertThat(find(document.trackingNumber())).isEqualTo(document);
        assertThat(locked(document.trackingNumber())).isEqualTo(document.request());
        assertThat(lockedRecorded(document.trackingNumber())).isEqualTo(document);
        assertThat(identityRequests().page(ALL, Page.FIRST)).containsExactly(document);
    }

    static Stream<RecordedRequest> documents() {
        Stream<IdentityRequest> plain = Stream.of(
                stuckInApproval(),
                stuckInProvisioning(),
                verifying(),
                withoutItems(),
                withItems(items(), stuckInApproval()),
                endedByItself(),
                endedOtherwise(Stage.TERMINATED, Status.FAILURE),
                endedOtherwise(Stage.TERMINATED, null),
                endedOtherwise(Stage.COMPLETED, Status.INCOMPLETE),
                lifecycleStateChange(),
                ofType(null, TRACKING_NUMBER),
                stuckInApproval(trackingNumber(-1)),
                between(null, null, stuckInApproval()),
                between(new IdentitySummary(null, null, null, null), null, stuckInApproval()),
                between(
                        null,
                        new IdentitySummary("5d".repeat(16), "O'Neill, \"Émile\"", null, false),
                        stuckInApproval()),
                withRemarks(new Remarks(List.of(), List.of()), stuckInApproval()),
                withRemarks(new Remarks(List.of(""), null), stuckInApproval()),
                withRemarks(new Remarks(null, AWKWARD_TEXTS), stuckInApproval()),
                withRemarks(new Remarks(AWKWARD_TEXTS, List.of()), stuckInApproval()),
                withItems(sparseAndFullItems(), stuckInApproval()));
        return plain.flatMap(
                request -> Stream.of(recorded(request), withEverythingSaid(request), withNothingSaid(request)));
    }

    private static final List<String> AWKWARD_TEXTS = List.of(
            "", "null", "NULL", "a,b", "{c}", "\"d\"", "back\\slash", "line\nbreak", "ünï €𝄞", "x".repeat(2_000));

    private static RequestedItems sparseAndFullItems() {
        List<RequestedItem> items = new ArrayList<>();
        items.add(new RequestedItem("sparse", null, new AccountChange(null, null, null, null, null), null, null));
        items.add(new RequestedItem(
                "sparse, too",
                new RequestedObject(null, null, null),
                new AccountChange(Operation.SET, "a", null, null, null),
                null,
                null));
        for (RequestedObject.Type type : RequestedObject.Type.values()) {
            items.add(new RequestedItem(
                    type.name(),
                    new RequestedObject(null, "Näme", type),
                    new AccountChange(null, "a", "", "\\n", null),
                    ApprovalState.PENDING,
                    null));
        }
        for (ApprovalState approval : ApprovalState.values()) {
            items.add(item(items.size(), approval, null));
        }
        for (ProvisioningState provisioning : ProvisioningState.values()) {
            items.add(item(items.size(), null, provisioning));
        }
        for (Operation operation : Operation.values()) {
            items.add(new RequestedItem(
                    operation.name(), null, new AccountChange(operation, null, null, null, null), null, null));
        }
        return new RequestedItems(items);
    }

    private static ClosedRequest endedOtherwise(Stage stage, Status status) {
        ClosedRequest ended = endedByItself();
        return new ClosedRequest(
                ended.submission(), stage, status, null, null, ended.remarks(), ended.items(), ended.revision(), null);
    }

    @Test
    void keepsClientMetadataInItsOrder() {
        RecordedRequest document = withEverythingSaid(stuckInApproval());
        add(document);

        RecordedRequest found = find(TRACKING_NUMBER);

        assertThat(Objects.requireNonNull(found.particulars().clientMetadata()).keySet())
                .containsExactly("ticket", "zone", "app");
        assertThat(Objects.requireNonNull(found.particulars().items().get(0).clientMetadata())
                        .keySet())
                .containsExactly("ticket", "zone", "app");
    }

    @Test
    void findsNothingUnderAnUnknownTrackingNumber() {
        add(recorded(stuckInApproval()));

        assertThat(identityRequests().find(trackingNumber(2), EVERYTHING)).isEmpty();
    }

    // ---- locking

    @Test
    void locksThoseThatExistInTheOrderOfTrackingNumbersWhateverTheOrderAskedFor() {
        List<TrackingNumber> inOrder = Stream.of(
                        "00000000000000000000000000000001",
                        "00000000000000008000000000000000",
                        "00000000000000010000000000000000",
                        "7fffffffffffffffffffffffffffffff",
                        "80000000000000000000000000000000",
                        "f0000000000000000000000000000000")
                .map(TrackingNumber::of)
                .toList();
        List<TrackingNumber> asked = new ArrayList<>(inOrder.reversed());
        asked.add(2, trackingNumber(7));
        add(asked.stream()
                .filter(inOrder::contains)
                .map(number -> recorded(stuckInApproval(number)))
                .toArray(RecordedRequest[]::new));

        inTransaction(() -> {
            assertThat(identityRequests().lock(asked))
                    .extracting(IdentityRequest::trackingNumber)
                    .containsExactlyElementsOf(inOrder);
            assertThat(identityRequests().lockRecorded(asked))
                    .extracting(RecordedRequest::trackingNumber)
                    .containsExactlyElementsOf(inOrder);
        });
    }

    @Test
    void givesALockedRequestOnceHoweverOftenItIsNamed() {
        add(recorded(stuckInApproval()));

        inTransaction(() -> assertThat(identityRequests().lock(List.of(TRACKING_NUMBER, TRACKING_NUMBER)))
                .hasSize(1));
    }

    @Test
    void locksNothingWhenNothingIsNamed() {
        add(recorded(stuckInApproval()));

        inTransaction(() -> {
            assertThat(identityRequests().lock(Set.of())).isEmpty();
            assertThat(identityRequests().lockRecorded(Set.of())).isEmpty();
        });
    }

    @Test
    void keepsTheItemsOfSeveralLockedRequestsApart() {
        RecordedRequest one = withEverythingSaid(stuckInApproval(trackingNumber(1)));
        RecordedRequest two = withNothingSaid(withoutItems(trackingNumber(2)));
        RecordedRequest three = recorded(verifying(trackingNumber(3)));
        add(one, two, three);

        inTransaction(() -> assertThat(identityRequests().lockRecorded(numbers(three, two, one)))
                .containsExactly(one, two, three));
    }

    @Test
    void letsASecondTransactionWaitForALockedRequestAndSeeWhatTheFirstMadeOfIt() {
        OpenRequest stuck = stuckInApproval();
        add(recorded(stuck));
        Closure closure = closure(RUN, stuck);

        CompletableFuture<IdentityRequest> second = inTransaction(() -> {
            identityRequests().lock(List.of(TRACKING_NUMBER));
            CompletableFuture<IdentityRequest> waiting = meanwhile(() -> locked(TRACKING_NUMBER));
            assertThat(waiting).failsWithin(A_WHILE);
            identityRequests().close(List.of(closure));
            return waiting;
        });

        assertThat(second).succeedsWithin(SOON).isEqualTo(closure.closed());
    }

    @Test
    void letsASecondTransactionWaitForARequestLockedWithAllThatWasSaid() {
        RecordedRequest document = withEverythingSaid(stuckInApproval());
        add(document);
        RecordedRequest replacement = recorded(verifying());

        CompletableFuture<RecordedRequest> second = inTransaction(() -> {
            identityRequests().lockRecorded(List.of(TRACKING_NUMBER));
            CompletableFuture<RecordedRequest> waiting = meanwhile(() -> lockedRecorded(TRACKING_NUMBER));
            assertThat(waiting).failsWithin(A_WHILE);
            identityRequests().replace(List.of(replacement));
            return waiting;
        });

        assertThat(second)
                .succeedsWithin(SOON)
                .satisfies(seen -> assertThat(seen.saysTheSameAs(replacement)).isTrue());
    }

    @Test
    void letsTransactionsThatNameTheSameRequestsInOppositeOrderWaitButNeverInACircle() {
        List<TrackingNumber> numbers = trackingNumbers(20);
        add(numbers.stream().map(number -> recorded(stuckInApproval(number))).toArray(RecordedRequest[]::new));
        CountDownLatch bothBegun = new CountDownLatch(2);

        CompletableFuture<Boolean> forwards = meanwhile(() -> lockAgainAndAgain(numbers, bothBegun));
        CompletableFuture<Boolean> backwards = meanwhile(() -> lockAgainAndAgain(numbers.reversed(), bothBegun));

        assertThat(forwards).succeedsWithin(SOON);
        assertThat(backwards).succeedsWithin(SOON);
    }

    private boolean lockAgainAndAgain(Collection<TrackingNumber> numbers, CountDownLatch bothBegun) {
        bothBegun.countDown();
        await(bothBegun);
        for (int times = 0; times < 20; times++) {
            inTransaction(() -> assertThat(identityRequests().lock(numbers)).hasSameSizeAs(numbers));
        }
        return true;
    }

    // ---- closing and reopening

    @ParameterizedTest
    @MethodSource("openRequests")
    void closesARequestAndLeavesWhatWasSaidAroundItAlone(OpenRequest open) {
        RecordedRequest document = withEverythingSaid(open);
        add(document);

        Closure closure = close(open, DirectiveFixture.completedIncomplete());

        assertThat(find(open.trackingNumber()))
                .isEqualTo(RecordedRequestFixture.withRequest(closure.closed(), document));
        assertThat(locked(open.trackingNumber())).isEqualTo(closure.closed());
    }

    @ParameterizedTest
    @MethodSource("openRequests")
    void reopensARequestExactlyAsItWasBeforeItsClose(OpenRequest open) {
        RecordedRequest document = withEverythingSaid(open);
        add(document);
        Closure closure = close(open, DirectiveFixture.byDefault());

        OpenRequest reopened = reopen(closure);

        assertThat(locked(open.trackingNumber())).isEqualTo(reopened);
        assertThat(find(open.trackingNumber()).saysTheSameAs(document)).isTrue();
        assertThat(find(open.trackingNumber()).request().revision()).isEqualTo(open.revision() + 2);
    }

    static Stream<OpenRequest> openRequests() {
        return Stream.of(
                stuckInApproval(),
                stuckInProvisioning(),
                verifying(),
                withoutItems(),
                withItems(items(), stuckInApproval()),
                withItems(sparseAndFullItems(), stuckInApproval()),
                withRemarks(new Remarks(null, List.of("e")), stuckInApproval()),
                withRemarks(new Remarks(List.of(), null), stuckInApproval()),
                withRemarks(new Remarks(List.of("w"), List.of()), stuckInApproval()),
                withRemarks(new Remarks(AWKWARD_TEXTS, AWKWARD_TEXTS), stuckInApproval()),
                withRemarks(new Remarks(List.of(Directive.DEFAULT_MESSAGE), null), stuckInApproval()),
                stuckInApproval(trackingNumber(-1)));
    }

    @Test
    void closesManyAtOnceEachInItsOwnWayAndNoOthers() {
        List<OpenRequest> open = List.of(
                stuckInApproval(trackingNumber(1)),
                stuckInProvisioning(trackingNumber(2)),
                verifying(trackingNumber(3)),
                withoutItems(trackingNumber(4)),
                withItems(items(), stuckInApproval(trackingNumber(5))));
        RecordedRequest bystander = recorded(stuckInApproval(trackingNumber(6)));
        open.forEach(request -> add(recorded(request)));
        add(bystander);
        List<Closure> closures =
                open.reversed().stream().map(request -> closure(RUN, request)).toList();

        inTransaction(() -> {
            identityRequests().lock(numbers(open));
            identityRequests().close(closures);
        });

        for (Closure closure : closures) {
            assertThat(find(closure.trackingNumber()).request()).isEqualTo(closure.closed());
        }
        assertThat(find(bystander.trackingNumber())).isEqualTo(bystander);
    }

    @Test
    void reopensManyAtOnceEachInItsOwnWayAndNoOthers() {
        List<OpenRequest> open = List.of(
                stuckInApproval(trackingNumber(1)),
                stuckInProvisioning(trackingNumber(2)),
                verifying(trackingNumber(3)),
                withoutItems(trackingNumber(4)),
                withItems(items(), stuckInApproval(trackingNumber(5))));
        open.forEach(request -> add(recorded(request)));
        List<Closure> closures =
                open.stream().map(request -> closure(RUN, request)).toList();
        OpenRequest other = stuckInApproval(trackingNumber(6));
        Closure bystander = closure(RUN, other);
        add(recorded(other));
        inTransaction(() -> {
            identityRequests().close(closures);
            identityRequests().close(List.of(bystander));
        });

        inTransaction(() -> {
            identityRequests().lock(numbers(open));
            identityRequests()
                    .reopen(closures.reversed().stream()
                            .map(closure ->
                                    new Reopening.Reopened(closure.closed().reopen(closure.before()), closure.before()))
                            .toList());
        });

        for (OpenRequest request : open) {
            assertThat(find(request.trackingNumber()).saysTheSameAs(recorded(request)))
                    .isTrue();
        }
        assertThat(find(other.trackingNumber()).request()).isEqualTo(bystander.closed());
    }

    @Test
    void closesAReopenedRequestAgain() {
        OpenRequest open = stuckInApproval();
        add(recorded(open));
        OpenRequest reopened = reopen(close(open, DirectiveFixture.byDefault()));

        Closure again = close(reopened, DirectiveFixture.completedIncomplete());

        assertThat(locked(TRACKING_NUMBER)).isEqualTo(again.closed());
    }

    @Test
    void closesAndReopensNothingWhenNothingIsGiven() {
        RecordedRequest document = recorded(stuckInApproval());
        add(document);

        inTransaction(() -> {
            identityRequests().close(List.of());
            identityRequests().reopen(List.of());
            identityRequests().replace(List.of());
            assertThat(identityRequests().add(List.of())).isEmpty();
        });

        assertThat(find(TRACKING_NUMBER)).isEqualTo(document);
    }

    // ---- adding and replacing

    @Test
    void addsOnlyWhatIsNotHereYetAndNamesIt() {
        RecordedRequest here = recorded(stuckInApproval(trackingNumber(1)));
        add(here);

        Set<TrackingNumber> added = inTransaction(() -> identityRequests()
                .add(List.of(
                        withEverythingSaid(verifying(trackingNumber(1))),
                        recorded(verifying(trackingNumber(2))),
                        recorded(withoutItems(trackingNumber(3))))));

        assertThat(added).containsExactlyInAnyOrder(trackingNumber(2), trackingNumber(3));
        assertThat(find(trackingNumber(1))).isEqualTo(here);
        assertThat(find(trackingNumber(2))).isEqualTo(recorded(verifying(trackingNumber(2))));
    }

    @Test
    void addsNothingThatAnotherTransactionAddsFirst() {
        RecordedRequest first = recorded(stuckInApproval());

        CompletableFuture<Set<TrackingNumber>> second = inTransaction(() -> {
            identityRequests().add(List.of(first));
            return meanwhile(() -> inTransaction(() -> identityRequests().add(List.of(recorded(verifying())))));
        });

        assertThat(second).succeedsWithin(SOON).isEqualTo(Set.of());
        assertThat(find(TRACKING_NUMBER)).isEqualTo(first);
    }

    @Test
    void letsTransactionsThatAddTheSameRequestsInOppositeOrderWaitButNeverInACircle() {
        List<TrackingNumber> numbers = trackingNumbers(1_000);
        for (int round = 0; round < 5; round++) {
            List<RecordedRequest> documents = numbers.subList(200 * round, 200 * round + 200).stream()
                    .map(number -> recorded(stuckInApproval(number)))
                    .toList();
            CountDownLatch bothBegun = new CountDownLatch(2);

            CompletableFuture<Integer> forwards = meanwhile(() -> addTogether(documents, bothBegun));
            CompletableFuture<Integer> backwards = meanwhile(() -> addTogether(documents.reversed(), bothBegun));

            assertThat(forwards).succeedsWithin(SOON);
            assertThat(backwards).succeedsWithin(SOON);
            assertThat(forwards.join() + backwards.join()).isEqualTo(200);
        }
    }

    private int addTogether(List<RecordedRequest> documents, CountDownLatch bothBegun) {
        bothBegun.countDown();
        await(bothBegun);
        return inTransaction(() -> identityRequests().add(documents).size());
    }

    @Test
    void replacesAllThatIsKnownAndGoesOnByOneRevision() {
        RecordedRequest before = withEverythingSaid(stuckInApproval());
        RecordedRequest bystander = withEverythingSaid(stuckInProvisioning(trackingNumber(2)));
        add(before, bystander);

        for (RecordedRequest document : List.of(
                withNothingSaid(withoutItems()),
                recorded(between(null, REQUESTER, stuckInProvisioning())),
                withEverythingSaid(endedByItself()),
                recorded(ofType(null, TRACKING_NUMBER)),
                withNothingSaid(withItems(items(), verifying())),
                withEverythingSaid(created(CREATED.plusMillis(1), stuckInApproval())),
                recorded(withItems(sparseAndFullItems(), stuckInApproval())))) {
            int revision = find(TRACKING_NUMBER).request().revision();

            replace(document);

            RecordedRequest now = find(TRACKING_NUMBER);
            assertThat(now.saysTheSameAs(document)).isTrue();
            assertThat(now.request().revision()).isEqualTo(revision + 1);
        }
        assertThat(find(bystander.trackingNumber())).isEqualTo(bystander);
    }

    @Test
    void replacesManyAtOnce() {
        List<TrackingNumber> numbers = trackingNumbers(3);
        numbers.forEach(number -> add(recorded(stuckInApproval(number))));
        List<RecordedRequest> documents = List.of(
                withEverythingSaid(endedByItself(numbers.get(2))),
                withNothingSaid(withoutItems(numbers.get(0))),
                recorded(verifying(numbers.get(1))));

        replace(documents.toArray(RecordedRequest[]::new));

        for (RecordedRequest document : documents) {
            assertThat(find(document.trackingNumber()).saysTheSameAs(document)).isTrue();
        }
    }

    @Test
    void countsRevisionsOnFromWhatIsKeptAndNotFromTheDocument() {
        add(recorded(stuckInApproval()));
        Closure closure = close(stuckInApproval(), DirectiveFixture.byDefault());
        reopen(closure);

        replace(recorded(verifying()));

        assertThat(find(TRACKING_NUMBER).request().revision()).isEqualTo(3);
    }

    // ---- lists

    @Test
    void pagesTheNewestFirst() {
        List<RecordedRequest> byAge = IntStream.range(0, 5)
                .mapToObj(age ->
                        recorded(created(CREATED.minusMillis(age), stuckInApproval(trackingNumber(1 + (age * 3) % 5)))))
                .toList();
        byAge.reversed().forEach(this::add);

        assertThat(identityRequests().page(ALL, Page.FIRST)).containsExactlyElementsOf(byAge);
        assertThat(identityRequests().page(ALL, new Page(2, 0))).containsExactlyElementsOf(byAge.subList(0, 2));
        assertThat(identityRequests().page(ALL, new Page(2, 2))).containsExactlyElementsOf(byAge.subList(2, 4));
        assertThat(identityRequests().page(ALL, new Page(2, 4))).containsExactlyElementsOf(byAge.subList(4, 5));
        assertThat(identityRequests().page(ALL, new Page(2, 5))).isEmpty();
        assertThat(identityRequests().page(ALL, new Page(0, 0))).isEmpty();
        assertThat(identityRequests().count(ALL)).isEqualTo(5);
    }

    @Test
    void givesEachRequestOnOnePageEvenWhenAllWereCreatedAtOnce() {
        List<TrackingNumber> numbers = trackingNumbers(7);
        numbers.forEach(number -> add(recorded(stuckInApproval(number))));

        List<TrackingNumber> paged = new ArrayList<>();
        for (int offset = 0; offset < 9; offset += 3) {
            identityRequests().page(ALL, new Page(3, offset)).forEach(one -> paged.add(one.trackingNumber()));
        }

        assertThat(paged).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void keepsTheItemsOfTheRequestsOnAPageApart() {
        RecordedRequest one = withEverythingSaid(created(CREATED.plusMillis(2), stuckInApproval(trackingNumber(1))));
        RecordedRequest two = withNothingSaid(created(CREATED.plusMillis(1), withoutItems(trackingNumber(2))));
        RecordedRequest three = recorded(verifying(trackingNumber(3)));
        add(three, two, one);

        assertThat(identityRequests().page(ALL, Page.FIRST)).containsExactly(one, two, three);
    }

    @Test
    void isEmptyInTheBeginning() {
        assertThat(identityRequests().page(ALL, Page.FIRST)).isEmpty();
        assertThat(identityRequests().count(ALL)).isZero();
    }

    @Test
    void filtersByTypeAndTimes() {
        RecordedRequest access = recorded(stuckInApproval(trackingNumber(1)));
        RecordedRequest change = recorded(created(CREATED.minusMillis(1), lifecycleStateChange(trackingNumber(2))));
        RecordedRequest untyped = recorded(created(CREATED.minusMillis(2), ofType(null, trackingNumber(3))));
        add(access, change, untyped);

        assertThat(matching(comparison(RequestFields.TYPE, Operator.EQ, new Value.Text("APPrequest"))))
                .containsExactly(access);
        assertThat(matching(comparison(RequestFields.TYPE, Operator.NE, new Value.Text("appRequest"))))
                .containsExactly(change, untyped);
        assertThat(matching(new Filter.Not(comparison(RequestFields.TYPE, Operator.GT, new Value.Text("b")))))
                .containsExactly(access, untyped);
        assertThat(matching(comparison(RequestFields.TYPE, Operator.ISNULL))).containsExactly(untyped);
        assertThat(matching(comparison(RequestFields.CREATED, Operator.EQ, millisecond(CREATED.minusMillis(1)))))
                .containsExactly(change);
        assertThat(matching(comparison(RequestFields.CREATED, Operator.LT, millisecond(CREATED))))
                .containsExactly(change, untyped);
        assertThat(matching(new Filter.Or(List.of(
                        comparison(RequestFields.CREATED, Operator.GE, millisecond(CREATED)),
                        comparison(RequestFields.TYPE, Operator.ISNULL)))))
                .containsExactly(access, untyped);
    }

    @Test
    void filtersAndSortsByWhatACloseChanges() {
        OpenRequest open = stuckInApproval(trackingNumber(1));
        add(recorded(open), recorded(withoutItems(trackingNumber(2))), recorded(verifying(trackingNumber(3))));
        Value closedAt = millisecond(IdentityRequestFixture.CLOSED_AT);
        assertThat(matching(comparison(RequestFields.MODIFIED, Operator.EQ, closedAt)))
                .isEmpty();

        close(open, DirectiveFixture.byDefault());

        assertThat(matching(comparison(RequestFields.MODIFIED, Operator.EQ, closedAt)))
                .containsExactly(find(trackingNumber(1)));
        assertThat(sorted(new Sort.Key(RequestFields.MODIFIED, true)).getFirst())
                .isEqualTo(find(trackingNumber(1)));
    }

    @Test
    void sortsByTheKeysThenTheNewestFirstThenByTrackingNumber() {
        RecordedRequest old = recorded(created(CREATED.minusMillis(1), stuckInApproval(trackingNumber(1))));
        RecordedRequest change = recorded(lifecycleStateChange(trackingNumber(2)));
        RecordedRequest untyped = recorded(ofType(null, trackingNumber(3)));
        RecordedRequest second = recorded(stuckInApproval(trackingNumber(5)));
        RecordedRequest first = recorded(stuckInApproval(trackingNumber(4)));
        add(old, change, untyped, second, first);

        assertThat(sorted(new Sort.Key(RequestFields.TYPE, false)))
                .containsExactly(first, second, old, change, untyped);
        assertThat(sorted(new Sort.Key(RequestFields.TYPE, true))).containsExactly(change, first, second, old, untyped);
        assertThat(sorted(new Sort.Key(RequestFields.TYPE, false), new Sort.Key(RequestFields.CREATED, false)))
                .containsExactly(old, first, second, change, untyped);
        assertThat(sorted(new Sort.Key(RequestFields.CREATED, false)))
                .containsExactly(old, change, untyped, first, second);
        assertThat(identityRequests().page(sortedBy(new Sort.Key(RequestFields.TYPE, false)), new Page(2, 1)))
                .containsExactly(second, old);
    }

    @Test
    void findsThoseThatInvolveSomebody() {
        IdentitySummary me = new IdentitySummary("summary", "Me", "me", null);
        IdentitySummary you = new IdentitySummary("me", "me", "you", null);
        RecordedRequest asked =
                recorded(created(CREATED.plusMillis(3), between(me, you, stuckInApproval(trackingNumber(1)))));
        RecordedRequest receives =
                recorded(created(CREATED.plusMillis(2), between(you, me, stuckInApproval(trackingNumber(2)))));
        RecordedRequest both =
                recorded(created(CREATED.plusMillis(1), between(me, me, stuckInApproval(trackingNumber(3)))));
        add(both, receives, asked, recorded(between(null, null, stuckInApproval(trackingNumber(4)))));

        assertThat(involving(EVERYTHING, new Involvement.RequestedBy("me"))).containsExactly(asked, both);
        assertThat(involving(EVERYTHING, new Involvement.RequestedFor("me"))).containsExactly(receives, both);
        assertThat(involving(EVERYTHING, new Involvement.Regarding("me"))).containsExactly(asked, receives, both);
        assertThat(involving(EVERYTHING, new Involvement.RequestedBy("me"), new Involvement.RequestedFor("you")))
                .containsExactly(asked);
        assertThat(involving(EVERYTHING, new Involvement.Regarding("ME"))).isEmpty();
        assertThat(involving(new Visibility.OwnOf("you"), new Involvement.Regarding("me")))
                .containsExactly(asked, receives);
    }

    private static Filter comparison(ListField field, Operator operator, Value... value) {
        return Filter.Comparison.of(field, operator, value);
    }

    private static Value millisecond(Instant start) {
        return new Value.Time(start, start.plusMillis(1));
    }

    private List<RecordedRequest> matching(Filter filter) {
        return listed(new RequestQuery(EVERYTHING, List.of(), Selection.ALL.and(filter)));
    }

    private List<RecordedRequest> sorted(Sort.Key... keys) {
        return listed(sortedBy(keys));
    }

    private static RequestQuery sortedBy(Sort.Key... keys) {
        return new RequestQuery(EVERYTHING, List.of(), new Selection(null, new Sort(List.of(keys))));
    }

    private List<RecordedRequest> involving(Visibility visibility, Involvement... involvements) {
        return listed(new RequestQuery(visibility, List.of(involvements), Selection.ALL));
    }

    private List<RecordedRequest> listed(RequestQuery query) {
        List<RecordedRequest> listed = identityRequests().page(query, Page.FIRST);
        assertThat(identityRequests().count(query)).isEqualTo(listed.size());
        return listed;
    }

    @Test
    void showsSomebodyOnlyWhatTheyAskedForOrReceive() {
        IdentitySummary me = new IdentitySummary("summary", "Me", "me", null);
        IdentitySummary somebodyElse = new IdentitySummary("me", "me", "somebody else", null);
        RecordedRequest asked =
                recorded(created(CREATED.plusMillis(3), between(me, somebodyElse, stuckInApproval(trackingNumber(1)))));
        RecordedRequest receives =
                recorded(created(CREATED.plusMillis(2), between(somebodyElse, me, stuckInApproval(trackingNumber(2)))));
        RecordedRequest both =
                recorded(created(CREATED.plusMillis(1), between(me, me, stuckInApproval(trackingNumber(3)))));
        RecordedRequest foreign = recorded(between(somebodyElse, REQUESTER, stuckInApproval(trackingNumber(4))));
        RecordedRequest nobodys = recorded(between(null, null, stuckInApproval(trackingNumber(5))));
        add(foreign, both, nobodys, receives, asked);
        Visibility own = new Visibility.OwnOf("me");

        assertThat(identityRequests().page(RequestQuery.all(own), Page.FIRST)).containsExactly(asked, receives, both);
        assertThat(identityRequests().page(RequestQuery.all(own), new Page(1, 1)))
                .containsExactly(receives);
        assertThat(identityRequests().count(RequestQuery.all(own))).isEqualTo(3);
        assertThat(identityRequests().find(asked.trackingNumber(), own)).contains(asked);
        assertThat(identityRequests().find(receives.trackingNumber(), own)).contains(receives);
        assertThat(identityRequests().find(foreign.trackingNumber(), own)).isEmpty();
        assertThat(identityRequests().find(nobodys.trackingNumber(), own)).isEmpty();
        assertThat(identityRequests().count(ALL)).isEqualTo(5);
    }

    @Test
    void showsARequestToThoseItsReplacementNames() {
        add(recorded(stuckInApproval()));
        replace(recorded(between(new IdentitySummary(null, null, "new", null), RECIPIENT, stuckInApproval())));

        assertThat(identityRequests().find(TRACKING_NUMBER, new Visibility.OwnOf("new")))
                .isPresent();
        assertThat(identityRequests()
                        .find(TRACKING_NUMBER, new Visibility.OwnOf(Objects.requireNonNull(REQUESTER.identityId()))))
                .isEmpty();
    }

    // ---- transactions

    @Test
    void locksAndWritesNothingOutsideOfATransaction() {
        RecordedRequest document = recorded(stuckInApproval());
        Closure closure = closure(RUN, stuckInApproval());
        add(document);
        IdentityRequests requests = identityRequests();

        assertThatThrownBy(() -> requests.lock(List.of(TRACKING_NUMBER))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> requests.lockRecorded(List.of(TRACKING_NUMBER)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> requests.close(List.of(closure))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> requests.reopen(
                        List.of(new Reopening.Reopened(closure.closed().reopen(closure.before()), closure.before()))))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> requests.add(List.of(recorded(stuckInApproval(trackingNumber(2))))))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> requests.replace(List.of(recorded(verifying()))))
                .isInstanceOf(RuntimeException.class);
        assertThat(requests.page(ALL, Page.FIRST)).containsExactly(document);
    }

    // ---- what the tests say in a word

    private void add(RecordedRequest... documents) {
        inTransaction(() -> identityRequests().add(Arrays.asList(documents)));
    }

    private void replace(RecordedRequest... documents) {
        inTransaction(() -> {
            identityRequests()
                    .lockRecorded(Arrays.stream(documents)
                            .map(RecordedRequest::trackingNumber)
                            .toList());
            identityRequests().replace(Arrays.asList(documents));
        });
    }

    private Closure close(OpenRequest open, Directive directive) {
        Closure closure = open.close(directive, RUN, IdentityRequestFixture.CLOSED_AT);
        inTransaction(() -> {
            identityRequests().lock(List.of(open.trackingNumber()));
            identityRequests().close(List.of(closure));
        });
        return closure;
    }

    private OpenRequest reopen(Closure closure) {
        OpenRequest reopened = closure.closed().reopen(closure.before());
        inTransaction(() -> {
            identityRequests().lock(List.of(closure.trackingNumber()));
            identityRequests().reopen(List.of(new Reopening.Reopened(reopened, closure.before())));
        });
        return reopened;
    }

    private RecordedRequest find(TrackingNumber number) {
        return identityRequests().find(number, EVERYTHING).orElseThrow();
    }

    private IdentityRequest locked(TrackingNumber number) {
        return inTransaction(() -> identityRequests().lock(List.of(number)).getFirst());
    }

    private RecordedRequest lockedRecorded(TrackingNumber number) {
        return inTransaction(
                () -> identityRequests().lockRecorded(List.of(number)).getFirst());
    }

    private static List<TrackingNumber> numbers(RecordedRequest... documents) {
        return Arrays.stream(documents).map(RecordedRequest::trackingNumber).toList();
    }

    private static List<TrackingNumber> numbers(List<OpenRequest> requests) {
        return requests.stream().map(OpenRequest::trackingNumber).toList();
    }
}
