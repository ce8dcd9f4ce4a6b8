package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unstuck.application.port.Transactions.Attempt;
import org.unstuck.domain.request.TrackingNumber;

/** What every {@link Transactions} does; identity requests stand for anything that is written. */
public abstract class TransactionsContract extends PortContract {

    private static final TrackingNumber ONE = trackingNumber(1);
    private static final TrackingNumber TWO = trackingNumber(2);
    private static final TrackingNumber THREE = trackingNumber(3);
    private static final TrackingNumber REFUSED = trackingNumber(-1);

    protected abstract IdentityRequests identityRequests();

    /** Has the database refuse, from now on and because of what it holds, every row of this request. */
    protected abstract void refuse(TrackingNumber trackingNumber);

    @BeforeEach
    void refuseOneRequest() {
        refuse(REFUSED);
    }

    @Test
    void keepsAllThatWasWrittenInOneTransactionAndGivesItsResult() {
        String result = inTransaction(() -> {
            add(ONE);
            add(TWO);
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(kept()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void undoesEverythingAndThrowsTheSameWhenTheWorkThrows() {
        IllegalStateException fault = new IllegalStateException("gone wrong");

        assertThatThrownBy(() -> inTransaction(() -> {
                    add(ONE);
                    throw fault;
                }))
                .isSameAs(fault);

        assertThat(kept()).isEmpty();
    }

    @Test
    void undoesEverythingWhenTheWorkEndsInAnError() {
        AssertionError fault = new AssertionError("gone wrong");

        assertThatThrownBy(() -> inTransaction(() -> {
                    add(ONE);
                    throw fault;
                }))
                .isSameAs(fault);

        assertThat(kept()).isEmpty();
    }

    @Test
    void worksOnAfterATransactionThatFailed() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        inTransaction(() -> add(ONE));

        assertThat(kept()).containsExactly(ONE);
    }

    @Test
    void doesWorkInTheOpenTransactionSoThatItIsUndoneWithIt() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    inTransaction(() -> add(ONE));
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(kept()).isEmpty();
    }

    @Test
    void letsWorkInTheOpenTransactionSeeWhatWasWrittenBefore() {
        List<?> seen = inTransaction(() -> {
            add(ONE);
            return inTransaction(() -> identityRequests().lock(List.of(ONE)));
        });

        assertThat(seen).hasSize(1);
    }

    @Test
    void keepsWhatWorkInItsOwnTransactionWroteWhateverBecomesOfTheOpenOne() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    transactions()
                            .inOwnTransaction(() -> identityRequests().add(List.of(recorded(stuckInApproval(ONE)))));
                    add(TWO);
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(kept()).containsExactly(ONE);
    }

    @Test
    void undoesJustTheWorkInItsOwnTransactionWhenThatThrows() {
        IllegalStateException fault = new IllegalStateException("gone wrong");

        inTransaction(() -> {
            add(ONE);
            assertThatThrownBy(() -> transactions().inOwnTransaction(() -> {
                        add(TWO);
                        throw fault;
                    }))
                    .isSameAs(fault);
            add(THREE);
        });

        assertThat(kept()).containsExactlyInAnyOrder(ONE, THREE);
    }

    @Test
    void needsNoOpenTransactionForWorkInItsOwn() {
        assertThatThrownBy(() -> transactions().inOwnTransaction(() -> {
                    add(ONE);
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(kept()).isEmpty();

        transactions().inOwnTransaction(() -> identityRequests().add(List.of(recorded(stuckInApproval(TWO)))));
        assertThat(kept()).containsExactly(TWO);
    }

    @Test
    void showsOthersAllOfATransactionOrNothing() {
        CompletableFuture<List<TrackingNumber>> seen = inTransaction(() -> {
            add(ONE);
            CompletableFuture<List<TrackingNumber>> reading = meanwhile(this::kept);
            add(TWO);
            return reading;
        });

        assertThat(seen)
                .succeedsWithin(SOON)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .satisfiesAnyOf(
                        kept -> assertThat(kept).isEmpty(),
                        kept -> assertThat(kept).hasSize(2));
    }

    @Test
    void neverShowsOthersWhatIsUndone() {
        CompletableFuture<CompletableFuture<List<TrackingNumber>>> seen = new CompletableFuture<>();

        assertThatThrownBy(() -> inTransaction(() -> {
                    add(ONE);
                    seen.complete(meanwhile(this::kept));
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(seen.join())
                .succeedsWithin(SOON)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @Test
    void keepsWhatAnAttemptWrote() {
        Attempt attempt = inTransaction(() -> transactions().attempt(() -> add(ONE)));

        assertThat(attempt).isEqualTo(new Attempt.Done());
        assertThat(kept()).containsExactly(ONE);
    }

    @Test
    void undoesJustTheAttemptThatTheDatabaseRefuses() {
        Attempt attempt = inTransaction(() -> {
            add(ONE);
            Attempt refused = transactions().attempt(() -> {
                add(TWO);
                add(REFUSED);
            });
            add(THREE);
            return refused;
        });

        assertThat(attempt).isInstanceOf(Attempt.Refused.class);
        assertThat(kept()).containsExactlyInAnyOrder(ONE, THREE);
    }

    @Test
    void undoesAnAttemptInWhichTheRefusedRowComesFirst() {
        Attempt attempt = inTransaction(() -> transactions().attempt(() -> addAll(REFUSED, ONE)));

        assertThat(attempt).isInstanceOf(Attempt.Refused.class);
        assertThat(kept()).isEmpty();
    }

    @Test
    void triesAgainInTheSameTransactionAfterARefusal() {
        List<Attempt> attempts = inTransaction(() -> List.of(
                transactions().attempt(() -> addAll(ONE, REFUSED)),
                transactions().attempt(() -> addAll(ONE)),
                transactions().attempt(() -> addAll(REFUSED)),
                transactions().attempt(() -> addAll(TWO))));

        assertThat(attempts)
                .extracting(attempt -> attempt instanceof Attempt.Done)
                .containsExactly(false, true, false, true);
        assertThat(kept()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void undoesADoneAttemptWithItsTransaction() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    transactions().attempt(() -> add(ONE));
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(kept()).isEmpty();
    }

    @Test
    void saysWhyInOneSentenceThatGivesNothingOfTheDatabaseAway() {
        Attempt attempt = inTransaction(() -> transactions().attempt(() -> add(REFUSED)));

        assertThat(attempt)
                .isInstanceOfSatisfying(
                        Attempt.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isNotBlank()
                                .hasSizeLessThan(200)
                                .doesNotContain("\n")
                                .doesNotContainIgnoringCase(
                                        "identity_request", "constraint", "relation", "insert into", "org."));
    }

    @Test
    void throwsAFaultThatIsNoRowsInsteadOfCallingItARefusal() {
        IllegalStateException fault = new IllegalStateException("gone wrong");

        assertThatThrownBy(() -> inTransaction(() -> {
                    add(ONE);
                    transactions().attempt(() -> {
                        add(TWO);
                        throw fault;
                    });
                }))
                .isSameAs(fault);

        assertThat(kept()).isEmpty();
    }

    @Test
    void makesNoAttemptOutsideOfATransaction() {
        assertThatThrownBy(() -> transactions().attempt(() -> {})).isInstanceOf(RuntimeException.class);
    }

    private void add(TrackingNumber number) {
        addAll(number);
    }

    private void addAll(TrackingNumber... numbers) {
        identityRequests()
                .add(List.of(numbers).stream()
                        .map(number -> recorded(stuckInApproval(number)))
                        .toList());
    }

    private List<TrackingNumber> kept() {
        return identityRequests().page(RequestQuery.all(new Visibility.Everything()), Page.FIRST).stream()
                .map(recorded -> recorded.trackingNumber())
                .toList();
    }
}
