package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.request.IdentityRequestFixture.CLOSED_AT;
import static org.unstuck.domain.request.IdentityRequestFixture.CREATED;
import static org.unstuck.domain.request.IdentityRequestFixture.MODIFIED;
import static org.unstuck.domain.request.IdentityRequestFixture.RECIPIENT;
import static org.unstuck.domain.request.IdentityRequestFixture.REQUESTER;
import static org.unstuck.domain.request.IdentityRequestFixture.created;
import static org.unstuck.domain.request.IdentityRequestFixture.lifecycleStateChange;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.submission;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.IdentityRequestFixture.withItems;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.request.RecordedRequestFixture.withEverythingSaid;
import static org.unstuck.domain.submission.SubmissionFixture.HURRIED;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.RequestedItemFields.ForAdministrators;
import org.unstuck.application.port.RequestedItemFields.ForEverybody;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.progress.ItemProgress;
import org.unstuck.domain.progress.ItemState;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.TrackingNumber;

/** What every {@link RequestedItems} does. */
public abstract class RequestedItemsContract extends LifeContract {

    private static final Visibility EVERYTHING = new Visibility.Everything();
    private static final RequestedItemQuery ALL = RequestedItemQuery.all(EVERYTHING);

    protected abstract RequestedItems requestedItems();

    protected abstract Approvals approvals();

    @Test
    void areShownOneByOneEachWithItsRequestAndItsApprovals() {
        Beginning begun = begun(asked(PAYROLL), asked(WIKI), asked(SALES));
        inTransaction(() -> approvals().save(begun.approvals()));

        assertThat(page(ALL))
                .containsExactly(
                        new ItemProgress(begun.recorded(), 0, begun.approvals().subList(0, 3)),
                        new ItemProgress(begun.recorded(), 1, List.of()),
                        new ItemProgress(begun.recorded(), 2, begun.approvals().subList(3, 4)));
    }

    @Test
    void areReadBackWithAllThatIsKnownOfTheirRequests() {
        RecordedRequest document = withEverythingSaid(stuckInProvisioning());
        add(document);

        assertThat(page(ALL))
                .containsExactly(new ItemProgress(document, 0, List.of()), new ItemProgress(document, 1, List.of()));
    }

    @Test
    void areThoseOfAccessRequestsAlone() {
        add(recorded(lifecycleStateChange()), recorded(withoutItems(trackingNumber(2))));

        assertThat(page(ALL)).isEmpty();
        assertThat(requestedItems().count(ALL)).isZero();
    }

    @Test
    void comeTheNewestRequestFirstAndInTheOrderTheyWereAskedForOnePageAfterTheOther() {
        OpenRequest older = created(CREATED.minusSeconds(1), stuckInApproval(trackingNumber(1)));
        add(recorded(older), recorded(verifying(trackingNumber(3))), recorded(stuckInProvisioning(trackingNumber(2))));

        assertThat(places(page(ALL))).containsExactly("2/0", "2/1", "3/0", "1/0", "1/1", "1/2", "1/3");
        assertThat(places(requestedItems().page(ALL, new Page(3, 2)))).containsExactly("3/0", "1/0", "1/1");
        assertThat(requestedItems().page(ALL, new Page(0, 0))).isEmpty();
        assertThat(requestedItems().page(ALL, new Page(3, 7))).isEmpty();
        assertThat(requestedItems().count(ALL)).isEqualTo(7);
    }

    @Test
    void areThoseThatAPersonAskedForOrReceives() {
        add(recorded(stuckInProvisioning()));
        begun(asked(SALES));
        String asker = REQUESTER.identityId();
        String receiver = RECIPIENT.identityId();

        assertThat(places(about(new Involvement.RequestedBy(asker)))).containsExactly("1/0", "1/1");
        assertThat(about(new Involvement.RequestedFor(asker))).isEmpty();
        assertThat(about(new Involvement.RequestedFor(receiver))).hasSize(2);
        assertThat(about(new Involvement.Regarding(receiver), new Involvement.RequestedBy(asker)))
                .hasSize(2);
        assertThat(about(new Involvement.Regarding("nobody"))).isEmpty();
        assertThat(page(RequestedItemQuery.all(new Visibility.OwnOf(asker)))).hasSize(2);
        assertThat(page(RequestedItemQuery.all(new Visibility.OwnOf("zoe")))).hasSize(1);
        assertThat(page(RequestedItemQuery.all(new Visibility.OwnOf("otto")))).isEmpty();
    }

    @Test
    void areAssignedToWhoIsToDecideNow() {
        Beginning begun = begun(asked(PAYROLL), asked(SALES));
        inTransaction(() -> approvals().save(begun.approvals()));
        add(recorded(stuckInApproval()));

        assertThat(assignedTo("mia")).extracting(ItemProgress::position).containsExactly(0);
        assertThat(assignedTo("otto")).extracting(ItemProgress::position).containsExactly(1);
        assertThat(assignedTo("mia", "otto", "nora")).hasSize(2);
        assertThat(assignedTo("auditors")).isEmpty();
        assertThat(assignedTo()).isEmpty();

        inTransaction(() -> approvals()
                .save(List.of(
                        begun.approvals().get(0).approved(new Actor("mia", "Mia"), null, NOW),
                        begun.approvals().get(1).begun(NOW, HURRIED))));
        assertThat(assignedTo("mia")).isEmpty();
        assertThat(assignedTo("otto")).extracting(ItemProgress::position).containsExactly(0, 1);

        Closure closure = close(begun);
        assertThat(assignedTo("otto")).isEmpty();
        reopen(closure);
        assertThat(assignedTo("otto")).hasSize(2);
        assertThat(requestedItems()
                        .count(new RequestedItemQuery(EVERYTHING, List.of(), Set.of("mia", "otto"), Selection.ALL)))
                .isEqualTo(2);
    }

    /** What the domain decides of one item, storage must decide of a million while it filters. */
    @Test
    void areFilteredByTheStateThatTheDomainDecidesForEverythingThereCanBe() {
        List<RecordedRequest> documents = everythingThereCanBe();
        add(documents.toArray(RecordedRequest[]::new));
        Map<ItemState, Long> expected = documents.stream()
                .flatMap(RequestedItemsContract::itemsOf)
                .collect(Collectors.groupingBy(ItemProgress::state, TreeMap::new, Collectors.counting()));

        assertThat(expected.keySet()).containsExactly(ItemState.values());
        for (ItemState state : ItemState.values()) {
            RequestedItemQuery query = filteredBy(RequestedItemFields.STATUS, Operator.EQ, state.name());
            assertThat(requestedItems().count(query)).as(state.name()).isEqualTo(expected.get(state));
            for (int offset = 0; offset < expected.get(state); offset += Page.MAX_LIMIT) {
                assertThat(requestedItems().page(query, new Page(Page.MAX_LIMIT, offset)))
                        .as(state.name())
                        .isNotEmpty()
                        .extracting(ItemProgress::state)
                        .containsOnly(state);
            }
        }
    }

    @Test
    void areFilteredByAnyOfSeveralStatesOrByNone() {
        add(recorded(stuckInProvisioning()), recorded(verifying(trackingNumber(2))));

        assertThat(statesOf(Operator.IN, "executing", "REQUEST_COMPLETED", "x"))
                .containsExactly(ItemState.EXECUTING, ItemState.REQUEST_COMPLETED);
        assertThat(statesOf(Operator.NE, "EXECUTING"))
                .containsExactly(ItemState.REQUEST_COMPLETED, ItemState.PROVISIONING_VERIFICATION_PENDING);
        assertThat(statesOf(Operator.EQ, "x")).isEmpty();
        assertThat(statesOf(Operator.NE, "x")).hasSize(3);
        Selection not = new Selection(
                new Filter.Not(Comparison.of(RequestedItemFields.STATUS, Operator.EQ, new Value.Text("EXECUTING"))),
                Sort.OWN);
        assertThat(page(new RequestedItemQuery(EVERYTHING, List.of(), null, not)))
                .extracting(ItemProgress::state)
                .doesNotContain(ItemState.EXECUTING)
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"false, 'a b c d'", "true, 'c d a b'"})
    void areSortedByWhenTheirRequestsWereCreatedAlsoWhereTheyAreFilteredByTheirState(
            boolean descending, String expected) {
        add(
                recorded(withItems(waiting("a", "b"), stuckInApproval(trackingNumber(2)))),
                recorded(withItems(
                        waiting("c", "d"), created(CREATED.plusSeconds(1), stuckInApproval(trackingNumber(1))))),
                recorded(created(CREATED.minusSeconds(1), verifying(trackingNumber(3)))));
        Selection selection = new Selection(
                Comparison.of(RequestedItemFields.STATUS, Operator.EQ, new Value.Text("EXECUTING")),
                new Sort(List.of(new Sort.Key(ForAdministrators.CREATED, descending))));
        RequestedItemQuery query = new RequestedItemQuery(EVERYTHING, List.of(), null, selection);

        assertThat(requestedItems().page(query, Page.FIRST))
                .extracting(item -> item.item().id())
                .containsExactly(expected.split(" ", -1));
        assertThat(requestedItems().page(query, new Page(2, 1)))
                .extracting(item -> item.item().id())
                .containsExactly(expected.split(" ", -1)[1], expected.split(" ", -1)[2]);
    }

    private static org.unstuck.domain.request.RequestedItems waiting(String... ids) {
        return new org.unstuck.domain.request.RequestedItems(Arrays.stream(ids)
                .map(id -> named(id, null, ApprovalState.PENDING, ProvisioningState.PENDING))
                .toList());
    }

    private List<ItemState> statesOf(Operator operator, String... words) {
        return page(filteredBy(RequestedItemFields.STATUS, operator, words)).stream()
                .map(ItemProgress::state)
                .toList();
    }

    private static List<RecordedRequest> everythingThereCanBe() {
        List<RequestedItem> items = new ArrayList<>();
        for (ApprovalState approval : withNull(ApprovalState.values())) {
            for (ProvisioningState provisioning : withNull(ProvisioningState.values())) {
                items.add(named("x" + items.size(), null, approval, provisioning));
            }
        }
        List<RecordedRequest> documents = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (Status status : withNull(Status.values())) {
                for (CloseRunId closedBy : withNull(runId(1))) {
                    if (stage.isOpen() ? closedBy == null && isOpen(status) : status != Status.PENDING) {
                        addDocuments(stage, status, closedBy, items, documents);
                    }
                }
            }
        }
        return documents;
    }

    private static boolean isOpen(Status status) {
        return status == null || status == Status.PENDING;
    }

    private static void addDocuments(
            Stage stage,
            Status status,
            CloseRunId closedBy,
            List<RequestedItem> items,
            List<RecordedRequest> documents) {
        for (List<String> errors : List.of(List.<String>of(), List.of("e"))) {
            for (Comment cancelled : withNull(new Comment(null, null, null, null))) {
                TrackingNumber number = trackingNumber(documents.size());
                IdentityRequest request = IdentityRequest.at(
                        stage,
                        submission(number, "appRequest"),
                        status,
                        MODIFIED,
                        stage.isOpen() ? null : CLOSED_AT,
                        new Remarks(null, errors),
                        new org.unstuck.domain.request.RequestedItems(items),
                        0,
                        closedBy);
                RecordedRequest document = recorded(request);
                documents.add(
                        cancelled == null
                                ? document
                                : new RecordedRequest(
                                        request, document.particulars().withCancelComment(cancelled)));
            }
        }
    }

    @SafeVarargs
    private static <T> List<T> withNull(T... values) {
        List<T> result = new ArrayList<>(Arrays.asList(values));
        result.add(null);
        return result;
    }

    private static Stream<ItemProgress> itemsOf(RecordedRequest recorded) {
        return Stream.iterate(0, position -> position + 1)
                .limit(recorded.particulars().items().size())
                .map(position -> new ItemProgress(recorded, position, List.of()));
    }

    @Test
    void areFilteredByWhatTheyAndTheirRequestsAreCalled() {
        add(
                recorded(withItems(
                        new org.unstuck.domain.request.RequestedItems(
                                List.of(named("Item-A", "b", null, null), named("item-b", null, null, null))),
                        stuckInApproval(TrackingNumber.of("2b838de9db9babcfe646d4f274ad4238")))),
                recorded(withItems(
                        new org.unstuck.domain.request.RequestedItems(List.of(named("item-c", "A", null, null))),
                        created(CREATED.plusSeconds(1), verifying(trackingNumber(-1))))));

        assertThat(ids(ForEverybody.ITEM_ID, Operator.EQ, "ITEM-a")).containsExactly("Item-A");
        assertThat(ids(ForEverybody.ITEM_ID, Operator.IN, "item-c", "item-b")).containsExactly("item-c", "item-b");
        assertThat(ids(ForEverybody.ITEM_ID, Operator.GE, "item-b")).containsExactly("item-c", "item-b");
        assertThat(ids(ForAdministrators.ITEM_ID, Operator.ISNULL)).isEmpty();
        assertThat(ids(ForEverybody.REQUEST_ID, Operator.EQ, "2b838de9-db9b-abcf-e646-d4f274ad4238"))
                .containsExactly("Item-A", "item-b");
        assertThat(ids(ForEverybody.REQUEST_ID, Operator.IN, "2B838DE9DB9BABCFE646D4F274AD4238", "x"))
                .containsExactly("Item-A", "item-b");
        assertThat(ids(ForEverybody.REQUEST_ID, Operator.EQ, "x")).isEmpty();
        assertThat(ids(ForEverybody.REQUEST_ID, Operator.NE, "2b838de9db9babcfe646d4f274ad4238"))
                .containsExactly("item-c");
        assertThat(ids(ForAdministrators.REQUEST_ID, Operator.SW, "2b838de9-db"))
                .hasSize(2);
        assertThat(ids(ForAdministrators.REQUEST_ID, Operator.GT, "2b")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "name, false, 'A b null'",
        "name, true, 'b A null'",
        "accountActivityItemId, false, 'b null A'",
        "accountActivityItemId, true, 'A null b'",
        "accessRequestId, false, 'b null A'",
        "accessRequestId, true, 'A b null'",
        "created, false, 'b null A'",
        "created, true, 'A b null'",
        "modified, false, 'A b null'",
    })
    void areSortedByEachFieldThatListsNameWithWhatHasNoneBehind(String field, boolean descending, String names) {
        add(
                recorded(withItems(
                        new org.unstuck.domain.request.RequestedItems(
                                List.of(named("i1", "b", null, null), named("i2", null, null, null))),
                        stuckInApproval(trackingNumber(1)))),
                recorded(withItems(
                        new org.unstuck.domain.request.RequestedItems(List.of(named("i3", "A", null, null))),
                        created(CREATED.plusSeconds(1), verifying(trackingNumber(2))))));
        ListField by = ForAdministrators.ALL.named(field).orElseThrow();
        Selection selection = new Selection(null, new Sort(List.of(new Sort.Key(by, descending))));

        assertThat(page(new RequestedItemQuery(EVERYTHING, List.of(), null, selection)))
                .extracting(item -> String.valueOf(
                        Objects.requireNonNull(item.item().object()).name()))
                .containsExactly(names.split(" ", -1));
    }

    private static RequestedItem named(String id, String name, ApprovalState approval, ProvisioningState provisioning) {
        return new RequestedItem(
                id,
                new RequestedObject("o", name, RequestedObject.Type.ROLE),
                new AccountChange(Operation.ADD, null, null, null, null),
                approval,
                provisioning);
    }

    private List<String> ids(ListField field, Operator operator, String... values) {
        return page(filteredBy(field, operator, values)).stream()
                .map(item -> item.item().id())
                .toList();
    }

    private static RequestedItemQuery filteredBy(ListField field, Operator operator, String... values) {
        return new RequestedItemQuery(
                EVERYTHING,
                List.of(),
                null,
                Selection.ALL.and(new Comparison(
                        field,
                        operator,
                        Arrays.stream(values).<Value>map(Value.Text::new).toList())));
    }

    private List<ItemProgress> about(Involvement... involvements) {
        return page(new RequestedItemQuery(EVERYTHING, Arrays.asList(involvements), null, Selection.ALL));
    }

    private List<ItemProgress> assignedTo(String... owners) {
        return page(new RequestedItemQuery(EVERYTHING, List.of(), Set.of(owners), Selection.ALL));
    }

    private List<ItemProgress> page(RequestedItemQuery query) {
        return requestedItems().page(query, Page.FIRST);
    }

    /** The number in the tracking number of each item's request, and the item's position. */
    private static List<String> places(List<ItemProgress> items) {
        return items.stream()
                .map(item -> Integer.parseInt(
                                item.recorded().trackingNumber().toString().substring(0, 8), 16) + "/"
                        + item.position())
                .toList();
    }

    private void add(RecordedRequest... documents) {
        inTransaction(() -> identityRequests().add(Arrays.asList(documents)));
    }
}
