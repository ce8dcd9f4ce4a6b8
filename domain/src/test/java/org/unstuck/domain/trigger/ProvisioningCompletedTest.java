package org.unstuck.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.request.IdentityRequestFixture.TRACKING_NUMBER;
import static org.unstuck.domain.request.IdentityRequestFixture.between;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.item;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.withItems;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.Directive;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.trigger.ProvisioningCompleted.AccountRequest;
import org.unstuck.domain.trigger.ProvisioningCompleted.Person;
import org.unstuck.domain.trigger.ProvisioningCompleted.ProvisioningResult;

class ProvisioningCompletedTest {

    private static final String SOURCE = "50".repeat(16);

    @Test
    void tellsWhoseRequestWasClosedWithWhatMessage() {
        ProvisioningCompleted event = afterCloseOf(stuckInProvisioning());

        assertThat(event.trackingNumber()).isEqualTo(TRACKING_NUMBER);
        assertThat(event.remarks())
                .isEqualTo(new Remarks(
                        List.of("Waited long.", "Waited longer.", Directive.DEFAULT_MESSAGE),
                        List.of("The source does not answer.")));
        assertThat(event.requester()).isEqualTo(new Person("d1".repeat(16), "Dalia Kowalski"));
        assertThat(event.recipient()).isEqualTo(new Person("d2".repeat(16), "Zoë Zhang"));
    }

    @Test
    void tellsOnlyOfItemsWhoseSourceWasAsked() {
        assertThat(afterCloseOf(stuckInApproval()).accountRequests())
                .containsExactly(new AccountRequest(
                        SOURCE,
                        "CN=zoe,OU=People",
                        "Modify",
                        ProvisioningResult.SUCCESS,
                        "memberOf",
                        "CN=sales,OU=Groups",
                        "Add"));
        assertThat(afterCloseOf(withoutItems()).accountRequests()).isEmpty();
        assertThat(afterCloseOf(withoutItems()).sources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FINISHED, SUCCESS", "COMMITTED, SUCCESS", "FAILED, FAILED", "RETRY, PENDING", "UNVERIFIABLE, PENDING"})
    void tellsWhatCameOfAskingASource(ProvisioningState state, ProvisioningResult result) {
        assertThat(afterCloseOf(withItems(
                                new RequestedItems(List.of(item(0, ApprovalState.FINISHED, state))), stuckInApproval()))
                        .accountRequests())
                .extracting(AccountRequest::result)
                .containsExactly(result);
    }

    @ParameterizedTest
    @CsvSource({
        "ADD, Modify, Add",
        "REMOVE, Modify, Remove",
        "SET, Modify, Set",
        "MODIFY, Modify, Set",
        "LOCK, Modify, Set",
        "CREATE, Create, Set",
        "DELETE, Delete, Set",
        "ENABLE, Enable, Set",
        "DISABLE, Disable, Set",
        "UNLOCK, Unlock, Set",
        ", Modify, Set",
    })
    void saysInTheWordsOfTheTriggerWhatWasDone(
            @Nullable Operation operation, String accountOperation, String attributeOperation) {
        AccountRequest request = afterProvisioning(new AccountChange(operation, "memberOf", "v", "n", SOURCE));

        assertThat(request.accountOperation()).isEqualTo(accountOperation);
        assertThat(request.attributeOperation()).isEqualTo(attributeOperation);
    }

    @Test
    void saysNothingOfAnAttributeWhenNoneWasNamed() {
        AccountRequest request = afterProvisioning(new AccountChange(Operation.CREATE, null, null, null, null));

        assertThat(request)
                .isEqualTo(new AccountRequest("", null, "Create", ProvisioningResult.SUCCESS, null, null, null));
    }

    @Test
    void namesEachSourceOnce() {
        RequestedItem there = provisioned(new AccountChange(Operation.ADD, "a", "b", "c", "elsewhere"));
        OpenRequest request = withItems(
                new RequestedItems(List.of(
                        item(0, ApprovalState.FINISHED, ProvisioningState.FINISHED),
                        there,
                        item(2, ApprovalState.FINISHED, ProvisioningState.FAILED))),
                stuckInApproval());

        assertThat(afterCloseOf(request).sources()).isEqualTo(SOURCE + ", elsewhere");
    }

    @Test
    void namesPeopleAsFarAsTheyAreKnown() {
        ProvisioningCompleted nobody = afterCloseOf(between(null, null, stuckInApproval()));
        assertThat(nobody.requester()).isNull();
        assertThat(nobody.recipient()).isEqualTo(new Person("", ""));

        ProvisioningCompleted partly = afterCloseOf(between(
                new IdentitySummary("summary", null, null, null),
                new IdentitySummary(null, "Name", null, null),
                stuckInApproval()));
        assertThat(partly.requester()).isEqualTo(new Person("summary", ""));
        assertThat(partly.recipient()).isEqualTo(new Person("", "Name"));
    }

    private static AccountRequest afterProvisioning(AccountChange change) {
        return afterCloseOf(withItems(new RequestedItems(List.of(provisioned(change))), stuckInApproval()))
                .accountRequests()
                .getFirst();
    }

    private static RequestedItem provisioned(AccountChange change) {
        return new RequestedItem("item", null, change, ApprovalState.FINISHED, ProvisioningState.FINISHED);
    }

    private static ProvisioningCompleted afterCloseOf(OpenRequest request) {
        return ProvisioningCompleted.of(closure(runId(1), request).closed());
    }
}
