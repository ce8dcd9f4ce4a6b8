package org.unstuck.application.port;

class InMemoryPersonalAccessTokensTest extends PersonalAccessTokensContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryPersonalAccessTokens tokens = new InMemoryPersonalAccessTokens(transactions);

    @Override
    protected PersonalAccessTokens tokens() {
        return tokens;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
