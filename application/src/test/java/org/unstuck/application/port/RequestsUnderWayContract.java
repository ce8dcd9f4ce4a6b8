package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.submission.SubmissionFixture.LATER;
import static org.unstuck.domain.submission.SubmissionFixture.MUCH_LATER;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.life.RunningItem;
import org.unstuck.domain.request.Advance;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;

/** What every {@link RequestsUnderWay} does. */
public abstract class RequestsUnderWayContract extends LifeContract {

    protected abstract RequestsUnderWay requestsUnderWay();

    @Test
    void writesHowRequestsWentOnAndHowTheyEnded() {
        Beginning one = begun(asked(SALES), asked(WIKI));
        Beginning other = begun(asked(SALES));
        RecordedRequest goneOn = new RecordedRequest(
                open(one).goOn(Stage.VERIFYING, granted(one), new Remarks(List.of("w\"1", ""), List.of("e")), NOW),
                one.recorded().particulars().withCancelable(false));
        RecordedRequest ended = new RecordedRequest(
                open(other)
                        .end(
                                Stage.TERMINATED,
                                Status.FAILURE,
                                other.recorded().request().items(),
                                Remarks.NONE,
                                NOW),
                other.recorded().particulars().withCancelComment(new Comment("zoe", "Zoë", "no", NOW)));

        advance(new Advance(one.recorded(), goneOn), new Advance(other.recorded(), ended));

        assertThat(requestsUnderWay().findAll(List.of(one.trackingNumber(), other.trackingNumber(), trackingNumber(9))))
                .containsExactlyInAnyOrder(goneOn, ended);
    }

    @Test
    void writesAWarningOnARequestThatHasEndedWithoutTouchingItsEnd() {
        Beginning begun = begun(asked(WIKI));
        ClosedRequest closed = close(begun).closed();
        RecordedRequest before = new RecordedRequest(closed, begun.recorded().particulars());
        RecordedRequest after =
                new RecordedRequest(closed.noting("late", NOW), begun.recorded().particulars());

        advance(new Advance(before, after));

        assertThat(requestsUnderWay().findAll(List.of(begun.trackingNumber()))).containsExactly(after);
    }

    @Test
    void writesNothingWhenARequestIsNoLongerAsItWas() {
        Beginning one = begun(asked(WIKI));
        Beginning other = begun(asked(WIKI));
        Advance step = next(one);
        advance(next(other));

        assertThatThrownBy(() -> advance(step, next(other))).isInstanceOf(IllegalStateException.class);

        assertThat(requestsUnderWay().findAll(List.of(one.trackingNumber()))).containsExactly(one.recorded());
    }

    @Test
    void findsWhatIsUnderWayForARecipient() {
        Beginning both = begun(asked(SALES, "of sales", LATER, MUCH_LATER), asked(WIKI));
        Beginning ended = begun(asked(SALES));
        close(ended);
        inTransaction(() -> identityRequests().add(List.of(recorded(IdentityRequestFixture.stuckInApproval()))));

        assertThat(requestsUnderWay().running("zoe", List.of("sales", "payroll")))
                .containsExactly(new RunningItem(
                        both.trackingNumber(),
                        items(both).items().getFirst(),
                        both.recorded().particulars().items().getFirst()));
        assertThat(requestsUnderWay().running("nora", List.of("sales"))).isEmpty();
        assertThat(requestsUnderWay().running("zoe", List.of())).isEmpty();
    }

    @Test
    void findsTheRequestOfAnItemUnlessSeveralHaveOneOfThatId() {
        Beginning begun = begun(asked(SALES));
        inTransaction(() -> identityRequests()
                .add(List.of(
                        recorded(IdentityRequestFixture.stuckInApproval(trackingNumber(1))),
                        recorded(IdentityRequestFixture.stuckInApproval(trackingNumber(2))))));
        RequestedItem twice = Objects.requireNonNull(
                        IdentityRequestFixture.stuckInApproval().items())
                .items()
                .getFirst();

        String once = items(begun).items().getFirst().id();
        assertThat(requestsUnderWay().withItems(List.of(once, twice.id(), "nothing")))
                .containsExactly(Map.entry(once, begun.trackingNumber()));
        assertThat(requestsUnderWay().withItems(List.of())).isEmpty();
    }

    @Test
    void makesTheSecondOfTwoForTheSameRecipientWait() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<String> other = inTransaction(() -> {
            requestsUnderWay().holdRecipient("zoe");
            CompletableFuture<String> waiting = meanwhile(() -> inTransaction(() -> {
                requestsUnderWay().holdRecipient("zoe");
                held.countDown();
                return "held";
            }));
            assertThatThrownBy(() -> waiting.get(A_WHILE.toMillis(), TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            return waiting;
        });

        await(held);
        assertThat(other.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo("held");
    }

    @Test
    void holdsAndWritesNothingOutsideOfATransaction() {
        Beginning begun = begun(asked(WIKI));

        assertThatThrownBy(() -> requestsUnderWay().holdRecipient("zoe")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> requestsUnderWay().advance(List.of(next(begun))))
                .isInstanceOf(IllegalStateException.class);
    }

    private void advance(Advance... advances) {
        inTransaction(() -> requestsUnderWay().advance(List.of(advances)));
    }

    private static Advance next(Beginning begun) {
        return new Advance(
                begun.recorded(),
                new RecordedRequest(
                        open(begun).goOn(Stage.EXECUTING, granted(begun), Remarks.NONE, NOW),
                        begun.recorded().particulars()));
    }

    private static OpenRequest open(Beginning begun) {
        return (OpenRequest) begun.recorded().request();
    }

    private static RequestedItems granted(Beginning begun) {
        RequestedItem item = items(begun).items().getFirst();
        return items(begun)
                .with(0, item.withApproval(ApprovalState.FINISHED).withProvisioning(ProvisioningState.COMMITTED));
    }

    private static RequestedItems items(Beginning begun) {
        return Objects.requireNonNull(begun.recorded().request().items());
    }
}
