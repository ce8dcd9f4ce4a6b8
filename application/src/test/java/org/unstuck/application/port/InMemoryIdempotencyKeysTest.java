package org.unstuck.application.port;

class InMemoryIdempotencyKeysTest extends IdempotencyKeysContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys(transactions);

    @Override
    protected IdempotencyKeys keys() {
        return keys;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void whileClaimedElsewhere(IdempotencyKeys.Key key, Runnable work) {
        keys.whileClaimedElsewhere(key, work);
    }
}
