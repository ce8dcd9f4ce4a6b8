package org.unstuck.application.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.directory.DirectoryFixture.role;
import static org.unstuck.domain.request.IdentityRequestFixture.items;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.withItems;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.application.port.InMemoryApprovals;
import org.unstuck.application.port.InMemoryIdentityRequests;
import org.unstuck.application.port.InMemoryRequestableObjects;
import org.unstuck.application.port.InMemoryRequestedItems;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestedItemQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.progress.ReadProgress.Described;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.RequestedObject.Type;

class ReadProgressTest {

    private static final RequestedItemQuery ALL = RequestedItemQuery.all(new Visibility.Everything());

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests requests = new InMemoryIdentityRequests(transactions);
    private final InMemoryRequestableObjects objects = new InMemoryRequestableObjects(transactions);
    private final ReadProgress readProgress = new ReadProgress(
            new InMemoryRequestedItems(transactions, requests, new InMemoryApprovals(transactions, requests)), objects);

    @Test
    void describesItemsAsFarAsTheDirectoryCanKnowWhatTheyAreAbout() {
        objects.objects.keep(role("r"));
        RecordedRequest request = recorded(withItems(
                items(
                        about(new RequestedObject("r", "R", Type.ROLE)),
                        about(new RequestedObject("r", "R", Type.ENTITLEMENT)),
                        about(new RequestedObject("r", "R", null)),
                        about(new RequestedObject(null, "R", Type.ROLE)),
                        about(new RequestedObject(" ", "R", Type.ROLE)),
                        about(new RequestedObject("r".repeat(Limits.ID + 1), "R", Type.ROLE)),
                        about(null)),
                stuckInApproval()));
        transactions.inTransaction(() -> requests.add(List.of(request)));

        assertThat(readProgress.page(ALL, Page.FIRST))
                .extracting(Described::object)
                .containsExactly(role("r"), null, null, null, null, null, null);
        assertThat(readProgress.count(ALL)).isEqualTo(7);
    }

    @Test
    void asksTheDirectoryForNothingWhereThereIsNothing() {
        assertThat(readProgress.page(ALL, Page.FIRST)).isEmpty();
    }

    private static RequestedItem about(RequestedObject object) {
        return new RequestedItem("i", object, new AccountChange(null, null, null, null, null), null, null);
    }
}
