package org.unstuck.domain.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.request.IdentityRequestFixture.ENDED;
import static org.unstuck.domain.request.IdentityRequestFixture.item;
import static org.unstuck.domain.request.IdentityRequestFixture.items;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.submission;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;

class ItemStateTest {

    @ParameterizedTest
    @CsvSource({
        "EXECUTING, PENDING, PENDING, EXECUTING",
        "EXECUTING, PENDING, , EXECUTING",
        "EXECUTING, REJECTED, PENDING, REJECTED",
        "EXECUTING, RETURNED, PENDING, REJECTED",
        "EXECUTING, EXPIRED, PENDING, REJECTED",
        "EXECUTING, CANCELED, PENDING, CANCELLED",
        "EXECUTING, FINISHED, PENDING, EXECUTING",
        "EXECUTING, FINISHED, RETRY, EXECUTING",
        "EXECUTING, FINISHED, , EXECUTING",
        "EXECUTING, , , EXECUTING",
        "EXECUTING, FINISHED, COMMITTED, PROVISIONING_VERIFICATION_PENDING",
        "EXECUTING, FINISHED, FINISHED, REQUEST_COMPLETED",
        "EXECUTING, FINISHED, UNVERIFIABLE, REQUEST_COMPLETED",
        "EXECUTING, FINISHED, FAILED, PROVISIONING_FAILED",
        "VERIFYING, FINISHED, COMMITTED, PROVISIONING_VERIFICATION_PENDING",
        "VERIFYING, FINISHED, PENDING, PROVISIONING_VERIFICATION_PENDING",
        "VERIFYING, , , PROVISIONING_VERIFICATION_PENDING",
        "VERIFYING, FINISHED, RETRY, EXECUTING",
    })
    void isUpToTheItemWhileItsRequestIsOpen(
            Stage stage, ApprovalState approval, ProvisioningState provisioning, ItemState state) {
        assertThat(of(stage, Status.PENDING, null, null, item(0, approval, provisioning)))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "TERMINATED, FAILURE, TERMINATED",
        "TERMINATED, SUCCESS, TERMINATED",
        "COMPLETED, SUCCESS, REQUEST_COMPLETED",
        "COMPLETED, INCOMPLETE, NOT_ALL_ITEMS_PROVISIONED",
        "COMPLETED, FAILURE, PROVISIONING_FAILED",
    })
    void isWhatACloseSaysWhateverTheItemHadComeTo(Stage stage, Status status, ItemState state) {
        for (ApprovalState approval : ApprovalState.values()) {
            for (ProvisioningState provisioning : ProvisioningState.values()) {
                assertThat(of(stage, status, runId(1), List.of("e"), item(0, approval, provisioning)))
                        .isEqualTo(state);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, PENDING, REJECTED",
        "EXPIRED, PENDING, REJECTED",
        "CANCELED, PENDING, CANCELLED",
        "FINISHED, FINISHED, REQUEST_COMPLETED",
        "FINISHED, UNVERIFIABLE, REQUEST_COMPLETED",
        "FINISHED, FAILED, PROVISIONING_FAILED",
        ", FAILED, PROVISIONING_FAILED",
    })
    void isUpToTheItemWhenItsRequestEndedByItself(
            ApprovalState approval, ProvisioningState provisioning, ItemState state) {
        for (Status status : List.of(Status.SUCCESS, Status.INCOMPLETE, Status.FAILURE)) {
            assertThat(of(Stage.COMPLETED, status, null, null, item(0, approval, provisioning)))
                    .isEqualTo(state);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, REQUEST_COMPLETED",
        "INCOMPLETE, NOT_ALL_ITEMS_PROVISIONED",
        "FAILURE, PROVISIONING_FAILED",
        ", ERROR",
    })
    void isThatOfTheRequestWhereTheItemWasLeftUndone(Status status, ItemState state) {
        assertThat(of(Stage.COMPLETED, status, null, null, item(0, ApprovalState.PENDING, null)))
                .isEqualTo(state);
        assertThat(of(
                        Stage.COMPLETED,
                        status,
                        null,
                        null,
                        item(0, ApprovalState.FINISHED, ProvisioningState.COMMITTED)))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "RETRY", "COMMITTED"})
    void tellsARequestThatBrokeOffFromOneThatWasWithdrawn(ProvisioningState provisioning) {
        RequestedItem undone = item(0, null, provisioning);

        assertThat(of(Stage.TERMINATED, Status.FAILURE, null, null, undone)).isEqualTo(ItemState.TERMINATED);
        assertThat(of(Stage.TERMINATED, Status.FAILURE, null, List.of(), undone))
                .isEqualTo(ItemState.TERMINATED);
        assertThat(of(Stage.TERMINATED, Status.FAILURE, null, List.of("e"), undone))
                .isEqualTo(ItemState.ERROR);
        RecordedRequest brokenOff = request(Stage.TERMINATED, Status.FAILURE, null, List.of("e"), undone);
        RecordedRequest withdrawn = new RecordedRequest(
                brokenOff.request(), brokenOff.particulars().withCancelComment(new Comment(null, null, null, null)));
        assertThat(ItemState.of(withdrawn, undone)).isEqualTo(ItemState.CANCELLED);
    }

    @Test
    void differsFromItemToItem() {
        RequestedItem done = item(0, ApprovalState.FINISHED, ProvisioningState.FINISHED);
        RequestedItem stuck = item(1, ApprovalState.FINISHED, ProvisioningState.RETRY);
        RecordedRequest both = request(Stage.EXECUTING, Status.PENDING, null, null, done, stuck);

        assertThat(ItemState.of(both, done)).isEqualTo(ItemState.REQUEST_COMPLETED);
        assertThat(ItemState.of(both, stuck)).isEqualTo(ItemState.EXECUTING);
    }

    private static ItemState of(
            Stage stage, Status status, CloseRunId closedBy, List<String> errors, RequestedItem item) {
        return ItemState.of(request(stage, status, closedBy, errors, item), item);
    }

    private static RecordedRequest request(
            Stage stage, Status status, CloseRunId closedBy, List<String> errors, RequestedItem... items) {
        return recorded(IdentityRequest.at(
                stage,
                submission(trackingNumber(1), "appRequest"),
                status,
                null,
                stage.isOpen() ? null : ENDED,
                new Remarks(null, errors),
                items(items),
                0,
                closedBy));
    }
}
