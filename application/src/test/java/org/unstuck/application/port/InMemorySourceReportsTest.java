package org.unstuck.application.port;

class InMemorySourceReportsTest extends SourceReportsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryAuditTrail auditTrail = new InMemoryAuditTrail(transactions);
    private final SourceReports subject = new InMemorySourceReports(auditTrail);

    @Override
    protected SourceReports sourceReports() {
        return subject;
    }

    @Override
    protected AuditTrail auditTrail() {
        return auditTrail;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
