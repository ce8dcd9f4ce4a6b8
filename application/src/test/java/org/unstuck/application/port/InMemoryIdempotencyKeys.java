package org.unstuck.application.port;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Used keys kept in memory. Open transactions exclude each other, so somebody else's claim has to be asked for. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {

    private final InMemoryTransactions transactions;
    private final Set<Key> claimedElsewhere = ConcurrentHashMap.newKeySet();
    private Map<Key, Use> uses = new HashMap<>();
    private int visits;

    public InMemoryIdempotencyKeys(InMemoryTransactions transactions) {
        this.transactions = transactions;
        transactions.enlist(() -> {
            Map<Key, Use> before = new HashMap<>(uses);
            return () -> uses = before;
        });
    }

    @Override
    public boolean claim(Key key) {
        transactions.requireOpen();
        visits++;
        return !claimedElsewhere.contains(key);
    }

    @Override
    public Optional<Use> find(Key key, Instant now) {
        return transactions.read(() -> Optional.ofNullable(uses.get(key)).filter(use -> now.isBefore(use.expires())));
    }

    @Override
    public int count(String client, Instant now, int limit) {
        return transactions.read(() -> (int) uses.entrySet().stream()
                .filter(entry -> entry.getKey().client().equals(client))
                .filter(entry -> now.isBefore(entry.getValue().expires()))
                .limit(limit)
                .count());
    }

    @Override
    public void keep(Key key, Use use, Instant now) {
        transactions.requireOpen();
        if (find(key, now).isPresent()) {
            throw new IllegalStateException("the key is in use");
        }
        uses.put(key, use);
    }

    @Override
    public int removeExpired(Instant now, int atMost) {
        transactions.requireOpen();
        List<Key> expired = uses.entrySet().stream()
                .filter(entry -> !now.isBefore(entry.getValue().expires()))
                .sorted(Comparator.comparing(entry -> entry.getValue().expires()))
                .limit(atMost)
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(uses::remove);
        return expired.size();
    }

    /** Does the work while somebody else has claimed a key. */
    public void whileClaimedElsewhere(Key key, Runnable work) {
        claimedElsewhere.add(key);
        try {
            work.run();
        } finally {
            claimedElsewhere.remove(key);
        }
    }

    /** How often somebody claimed a key, or tried to. */
    public int visits() {
        return transactions.read(() -> visits);
    }

    /** How many are kept, expired or not. */
    public int size() {
        return transactions.read(() -> uses.size());
    }
}
