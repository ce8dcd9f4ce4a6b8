package org.unstuck.persistence.trigger;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.OutgoingEventsContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.closing.JooqCloseRuns;

class JooqOutgoingEventsTest extends OutgoingEventsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final CloseRuns closeRuns = new JooqCloseRuns(database.sql());
    private final OutgoingEvents outgoingEvents = new JooqOutgoingEvents(database.sql());

    @Override
    protected OutgoingEvents outgoingEvents() {
        return outgoingEvents;
    }

    @Override
    protected CloseRuns closeRuns() {
        return closeRuns;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }
}
