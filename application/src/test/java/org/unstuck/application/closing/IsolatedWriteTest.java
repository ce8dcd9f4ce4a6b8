package org.unstuck.application.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.unstuck.application.port.InMemoryIdentityRequests;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Visibility;

class IsolatedWriteTest {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests identityRequests = new InMemoryIdentityRequests(transactions);
    private final List<Integer> refused = new ArrayList<>();

    @Property(tries = 200)
    void writesAllButTheRefusedInOrderInABoundedNumberOfAttempts(
            @ForAll @IntRange(max = 64) int size, @ForAll @Size(max = 10) Set<@IntRange(max = 63) Integer> toRefuse) {
        IsolatedWriteTest any = new IsolatedWriteTest();
        toRefuse.forEach(number -> any.identityRequests.refuse(trackingNumber(number)));
        List<Integer> things = IntStream.range(0, size).boxed().toList();
        List<Integer> expectedRefused =
                things.stream().filter(toRefuse::contains).toList();

        List<Integer> written = any.write(things);

        assertThat(written)
                .isEqualTo(things.stream()
                        .filter(thing -> !toRefuse.contains(thing))
                        .toList());
        assertThat(any.refused).isEqualTo(expectedRefused);
        assertThat(any.kept()).isEqualTo(written.size());
        int halvings = size <= 1 ? 0 : 32 - Integer.numberOfLeadingZeros(size - 1);
        assertThat(any.transactions.attempts())
                .isLessThanOrEqualTo(size == 0 ? 0 : 1 + 2 * expectedRefused.size() * halvings);
    }

    @Test
    void makesOneAttemptWhenNothingIsRefusedAndNoneForNothing() {
        assertThat(write(List.of())).isEmpty();
        assertThat(transactions.attempts()).isZero();

        assertThat(write(IntStream.range(0, 500).boxed().toList())).hasSize(500);
        assertThat(transactions.attempts()).isEqualTo(1);
    }

    @Test
    void writesTheOthersWhenTheFirstIsRefused() {
        identityRequests.refuse(trackingNumber(0));

        assertThat(write(List.of(0, 1, 2))).containsExactly(1, 2);
        assertThat(refused).containsExactly(0);
    }

    @Test
    void throwsAFaultThatIsNoThingsAndWritesNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.inTransaction(() -> new IsolatedWrite(transactions)
                        .write(
                                List.of(1, 2),
                                some -> {
                                    add(some);
                                    throw new IllegalStateException("the connection is lost");
                                },
                                (thing, reason) -> refused.add(thing))));

        assertThat(refused).isEmpty();
        assertThat(kept()).isZero();
    }

    private List<Integer> write(List<Integer> things) {
        return transactions.inTransaction(() -> new IsolatedWrite(transactions)
                .write(things, this::add, (thing, reason) -> {
                    assertThat(reason).isEqualTo("the database refused it");
                    refused.add(thing);
                }));
    }

    private void add(List<Integer> numbers) {
        identityRequests.add(numbers.stream()
                .map(number -> recorded(stuckInApproval(trackingNumber(number))))
                .toList());
    }

    private long kept() {
        return identityRequests.count(RequestQuery.all(new Visibility.Everything()));
    }
}
