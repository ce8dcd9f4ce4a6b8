package org.unstuck.application.port;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Documents of one kind kept in memory, in the order of their keys. */
public final class InMemoryImportedDocuments<K, D> implements ImportedDocuments<K, D> {

    private final InMemoryTransactions transactions;
    private final Function<D, K> key;
    private final Set<K> refused = new HashSet<>();
    private Map<K, D> documents;

    public InMemoryImportedDocuments(
            InMemoryTransactions transactions, Function<D, K> key, Comparator<? super K> order) {
        this.transactions = transactions;
        this.key = key;
        this.documents = new TreeMap<>(order);
        transactions.enlist(() -> {
            Map<K, D> before = new TreeMap<>(order);
            before.putAll(documents);
            return () -> documents = before;
        });
    }

    /** From now on the database refuses to write this document. */
    public void refuse(K name) {
        refused.add(name);
    }

    /** Adds documents, or replaces them, in a transaction of its own. */
    @SafeVarargs
    public final void keep(D... kept) {
        transactions.inTransaction(() -> {
            Stream.of(kept).forEach(this::write);
            return kept;
        });
    }

    /** All that is kept. */
    public List<D> all() {
        return transactions.read(() -> List.copyOf(documents.values()));
    }

    /** Those with these keys. */
    List<D> named(Collection<K> keys) {
        Set<K> wanted = new HashSet<>(keys);
        return all().stream()
                .filter(document -> wanted.contains(key.apply(document)))
                .toList();
    }

    @Override
    public List<D> lock(Collection<K> keys) {
        transactions.requireOpen();
        return named(keys);
    }

    @Override
    public Set<K> add(List<D> added) {
        transactions.requireOpen();
        Set<K> names = new LinkedHashSet<>();
        for (D document : added) {
            K name = key.apply(document);
            if (!documents.containsKey(name)) {
                write(document);
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public void replace(List<D> replaced) {
        transactions.requireOpen();
        for (D document : replaced) {
            Objects.requireNonNull(documents.get(key.apply(document)), "not here: " + document);
            write(document);
        }
    }

    private void write(D document) {
        K name = key.apply(document);
        if (refused.contains(name)) {
            throw new InMemoryTransactions.RefusedRow(name);
        }
        documents.put(name, document);
    }
}
