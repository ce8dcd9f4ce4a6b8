package org.unstuck.persistence.submission;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.AccessRequestSettingsContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.persistence.PostgresDatabase;

class JooqAccessRequestSettingsTest extends AccessRequestSettingsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final AccessRequestSettings settings = new JooqAccessRequestSettings(database.sql());

    @Override
    protected AccessRequestSettings settings() {
        return settings;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }
}
