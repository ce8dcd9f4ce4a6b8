package org.unstuck.application.port;

class InMemoryAuditTrailTest extends AuditTrailContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryAuditTrail auditTrail = new InMemoryAuditTrail(transactions);

    @Override
    protected AuditTrail auditTrail() {
        return auditTrail;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
