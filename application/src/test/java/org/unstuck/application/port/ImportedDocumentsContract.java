package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ImportedDocuments} does. */
public abstract class ImportedDocumentsContract<K, D> extends PortContract {

    protected abstract ImportedDocuments<K, D> documents();

    /** The n-th of as many keys as are wanted; they ascend. */
    protected abstract K key(int number);

    /** A document of which no more is known than must be. */
    protected abstract D sparse(K key);

    /** A document with everything that one can have. */
    protected abstract D full(K key);

    @Test
    void readsDocumentsBackAsTheyCame() {
        List<D> both = List.of(sparse(key(1)), full(key(2)));

        assertThat(add(both)).containsExactlyInAnyOrder(key(1), key(2));

        assertThat(lock(key(2), key(1), key(3))).containsExactlyElementsOf(both);
    }

    @Test
    void addsOnlyWhatIsNotHereYet() {
        add(List.of(sparse(key(1))));

        assertThat(add(List.of(full(key(1)), full(key(2))))).containsExactly(key(2));

        assertThat(lock(key(1), key(2))).containsExactly(sparse(key(1)), full(key(2)));
    }

    @Test
    void replacesEverythingOfADocumentAndNothingOfOthers() {
        add(List.of(sparse(key(1)), full(key(2)), full(key(3)), sparse(key(4))));

        inTransaction(() -> documents().replace(List.of(full(key(1)), sparse(key(2)))));

        assertThat(lock(key(1), key(2), key(3), key(4)))
                .containsExactly(full(key(1)), sparse(key(2)), full(key(3)), sparse(key(4)));
    }

    @Test
    void saysWhenWhatIsToBeReplacedIsNotHere() {
        assertThatThrownBy(() -> inTransaction(() -> documents().replace(List.of(full(key(1))))))
                .isInstanceOf(RuntimeException.class);
        assertThat(lock(key(1))).isEmpty();
    }

    @Test
    void takesAWholeChunk() {
        List<D> chunk = IntStream.range(0, 500)
                .mapToObj(number -> number % 2 == 0 ? sparse(key(number)) : full(key(number)))
                .toList();

        assertThat(add(chunk)).hasSize(500);
        inTransaction(() -> documents().replace(chunk));

        assertThat(inTransaction(() -> documents()
                        .lock(IntStream.range(0, 500).mapToObj(this::key).toList())))
                .isEqualTo(chunk);
    }

    @Test
    void locksUntilTheTransactionEnds() {
        add(List.of(sparse(key(1))));
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Boolean> first = meanwhile(() -> inTransaction(() -> {
            documents().lock(List.of(key(1)));
            locked.countDown();
            await(mayEnd);
            documents().replace(List.of(full(key(1))));
            return true;
        }));
        await(locked);

        CompletableFuture<List<D>> second = meanwhile(() -> lock(key(1)));

        assertThat(second).failsWithin(A_WHILE);
        mayEnd.countDown();
        assertThat(first).succeedsWithin(SOON);
        assertThat(second).succeedsWithin(SOON).isEqualTo(List.of(full(key(1))));
    }

    @Test
    void needsATransaction() {
        assertThatThrownBy(() -> documents().lock(List.of(key(1)))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> documents().add(List.of(sparse(key(1))))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> documents().replace(List.of(sparse(key(1))))).isInstanceOf(RuntimeException.class);
    }

    private Set<K> add(List<D> added) {
        return inTransaction(() -> documents().add(added));
    }

    @SafeVarargs
    private List<D> lock(K... keys) {
        return inTransaction(() -> documents().lock(List.of(keys)));
    }
}
