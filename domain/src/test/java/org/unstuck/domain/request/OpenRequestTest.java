package org.unstuck.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.unstuck.domain.request.IdentityRequestFixture.CLOSED_AT;
import static org.unstuck.domain.request.IdentityRequestFixture.MODIFIED;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenRequestTest {

    private static final CloseRunId RUN = runId(1);
    private static final Directive DIRECTIVE = DirectiveFixture.completedIncomplete();

    @Test
    void endsAsTheDirectiveSaysWhenClosed() {
        OpenRequest open = stuckInProvisioning();

        ClosedRequest closed = close(open).closed();

        assertThat(closed.stage()).isEqualTo(Stage.COMPLETED);
        assertThat(closed.status()).isEqualTo(Status.INCOMPLETE);
        assertThat(closed.completed()).isEqualTo(CLOSED_AT);
        assertThat(closed.modified()).isEqualTo(CLOSED_AT);
        assertThat(closed.closedBy()).isEqualTo(RUN);
        assertThat(closed.revision()).isEqualTo(open.revision() + 1);
        assertThat(closed.submission()).isEqualTo(open.submission());
    }

    @Test
    void getsTheMessageAsItsLastWarningAndKeepsItsErrors() {
        assertThat(close(stuckInProvisioning()).closed().remarks())
                .isEqualTo(new Remarks(
                        List.of("Waited long.", "Waited longer.", DIRECTIVE.message()),
                        List.of("The source does not answer.")));
        assertThat(close(stuckInApproval()).closed().remarks())
                .isEqualTo(new Remarks(List.of(DIRECTIVE.message()), null));
    }

    @Test
    void hasItsPendingApprovalsCancelledAndNothingElseOfItsItemsChanged() {
        OpenRequest open = stuckInApproval();

        RequestedItems items = Objects.requireNonNull(close(open).closed().items());

        assertThat(items.items())
                .extracting(RequestedItem::approval)
                .containsExactly(
                        ApprovalState.CANCELED, ApprovalState.REJECTED, ApprovalState.CANCELED, ApprovalState.FINISHED);
        assertThat(items.items())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("approval")
                .isEqualTo(Objects.requireNonNull(open.items()).items());
        assertThat(items.positionsAwaitingApproval()).isEmpty();
    }

    @Test
    void leavesProvisioningAsItIsWhenClosed() {
        OpenRequest open = stuckInProvisioning();

        assertThat(close(open).closed().items()).isEqualTo(open.items());
    }

    @Test
    void notesWhatItWasBeforeItsClose() {
        assertThat(close(stuckInApproval()).before())
                .isEqualTo(new BeforeImage(Stage.EXECUTING, Status.PENDING, null, null, List.of(0, 2)));
        assertThat(close(stuckInProvisioning()).before())
                .isEqualTo(new BeforeImage(Stage.EXECUTING, Status.PENDING, MODIFIED, 2, List.of()));
        assertThat(close(verifying()).before())
                .isEqualTo(new BeforeImage(Stage.VERIFYING, null, MODIFIED, 0, List.of()));
    }

    @Test
    void stillHasNoItemsWhenClosedWithoutAny() {
        Closure closure = close(withoutItems());

        assertThat(closure.closed().items()).isNull();
        assertThat(closure.before().cancelledItems()).isEmpty();
    }

    @Test
    void isNotCompletedWhileOpen() {
        assertThat(stuckInApproval().completed()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"TERMINATED", "COMPLETED"})
    void cannotBeInAStageThatHasEnded(Stage stage) {
        OpenRequest open = stuckInApproval();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenRequest(
                        open.submission(), stage, Status.PENDING, null, open.remarks(), open.items(), 0))
                .withMessageContaining("stage");
    }

    @ParameterizedTest
    @EnumSource(names = "PENDING", mode = EnumSource.Mode.EXCLUDE)
    void cannotHaveAStatusOfAnEndedOne(Status status) {
        OpenRequest open = stuckInApproval();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenRequest(
                        open.submission(), Stage.EXECUTING, status, null, open.remarks(), open.items(), 0))
                .withMessageContaining("status");
    }

    private static Closure close(OpenRequest open) {
        return open.close(DIRECTIVE, RUN, CLOSED_AT);
    }
}
