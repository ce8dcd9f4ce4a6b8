package org.unstuck.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClosedRequestTest {

    @Property(tries = 200)
    void isEverythingItWasBeforeButItsRevisionWhenReopened(
            @ForAll("openRequests") OpenRequest open, @ForAll("directives") Directive directive) {
        Closure closure = open.close(directive, runId(1), IdentityRequestFixture.CLOSED_AT);

        OpenRequest reopened = closure.closed().reopen(closure.before());

        assertThat(reopened).isEqualTo(withRevision(open.revision() + 2, open));
    }

    @Property(tries = 200)
    void isClosedTheSameWayASecondTime(
            @ForAll("openRequests") OpenRequest open, @ForAll("directives") Directive directive) {
        Closure first = open.close(directive, runId(1), IdentityRequestFixture.CLOSED_AT);

        Closure second =
                first.closed().reopen(first.before()).close(directive, runId(1), IdentityRequestFixture.CLOSED_AT);

        assertThat(second.before()).isEqualTo(first.before());
        assertThat(second.closed())
                .usingRecursiveComparison()
                .ignoringFields("revision")
                .isEqualTo(first.closed());
    }

    @Provide
    Arbitrary<OpenRequest> openRequests() {
        return RequestArbitraries.openRequests();
    }

    @Provide
    Arbitrary<Directive> directives() {
        return RequestArbitraries.directives();
    }

    private static OpenRequest withRevision(int revision, OpenRequest open) {
        return new OpenRequest(
                open.submission(),
                open.stage(),
                open.status(),
                open.modified(),
                open.remarks(),
                open.items(),
                revision);
    }

    @Test
    void leavesApprovalsAloneThatItsCloseDidNotCancel() {
        OpenRequest withdrawnBefore = IdentityRequestFixture.withItems(
                IdentityRequestFixture.items(
                        IdentityRequestFixture.item(0, ApprovalState.CANCELED, null),
                        IdentityRequestFixture.item(1, ApprovalState.PENDING, null)),
                stuckInApproval());
        Closure closure = closure(runId(1), withdrawnBefore);

        RequestedItems items =
                Objects.requireNonNull(closure.closed().reopen(closure.before()).items());

        assertThat(items.items())
                .extracting(RequestedItem::approval)
                .containsExactly(ApprovalState.CANCELED, ApprovalState.PENDING);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXECUTING", "VERIFYING"})
    void cannotBeInAStageThatIsOpen(Stage stage) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ended(stage, Status.SUCCESS))
                .withMessageContaining("stage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BeforeImage(
                        Stage.valueOf(stage == Stage.EXECUTING ? "TERMINATED" : "COMPLETED"),
                        null,
                        null,
                        null,
                        List.of()))
                .withMessageContaining("stage");
    }

    @Test
    void cannotBePending() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ended(Stage.COMPLETED, Status.PENDING))
                .withMessageContaining("status");
    }

    private static ClosedRequest ended(Stage stage, Status status) {
        ClosedRequest ended = endedByItself();
        return new ClosedRequest(
                ended.submission(), stage, status, null, null, ended.remarks(), ended.items(), 0, null);
    }
}
