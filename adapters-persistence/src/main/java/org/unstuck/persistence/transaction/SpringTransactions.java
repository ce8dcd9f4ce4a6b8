package org.unstuck.persistence.transaction;

import java.util.Set;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.unstuck.application.port.Transactions;

/** Transactions of a Spring transaction manager; an attempt is a savepoint. */
public final class SpringTransactions implements Transactions {

    private static final Logger log = LoggerFactory.getLogger(SpringTransactions.class);

    /**
     * Classes of SQLSTATE that tell of no row: none known, connection, transaction state, deadlock and serialization,
     * statement or schema, resources, objects in use, operator, system, internal error (PostgreSQL, appendix A).
     */
    private static final Set<String> FAULTS = Set.of("00", "08", "25", "40", "42", "53", "55", "57", "58", "XX");

    private final TransactionTemplate joined;
    private final TransactionTemplate own;
    private final TransactionTemplate savepoint;

    public SpringTransactions(PlatformTransactionManager transactionManager) {
        this.joined = new TransactionTemplate(transactionManager);
        this.own = new TransactionTemplate(
                transactionManager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.savepoint = new TransactionTemplate(
                transactionManager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return joined.execute(status -> work.get());
    }

    @Override
    public <T> T inOwnTransaction(Supplier<T> work) {
        return own.execute(status -> work.get());
    }

    @Override
    public Attempt attempt(Runnable work) {
        OpenTransaction.require();
        try {
            savepoint.executeWithoutResult(status -> work.run());
            return new Attempt.Done();
        } catch (DataAccessException e) {
            String state = e.sqlState();
            if (FAULTS.contains(state.substring(0, 2))) {
                throw e;
            }
            log.debug("the database refused an attempt", e);
            return new Attempt.Refused("the database refused this request (SQLSTATE " + state + ")");
        }
    }
}
