package org.unstuck.persistence.closing;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.CloseRunsContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.persistence.PostgresDatabase;

class JooqCloseRunsTest extends CloseRunsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final CloseRuns closeRuns = new JooqCloseRuns(database.sql());

    @Override
    protected CloseRuns closeRuns() {
        return closeRuns;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }
}
