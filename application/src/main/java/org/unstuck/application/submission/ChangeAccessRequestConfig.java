package org.unstuck.application.submission;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.submission.AccessRequestConfig;

/** Use case: change how requests for access are treated. Approvals that are pending keep the time they were given. */
public final class ChangeAccessRequestConfig {

    private static final Logger log = LoggerFactory.getLogger(ChangeAccessRequestConfig.class);

    private final AccessRequestSettings settings;
    private final Transactions transactions;

    public ChangeAccessRequestConfig(AccessRequestSettings settings, Transactions transactions) {
        this.settings = settings;
        this.transactions = transactions;
    }

    public AccessRequestConfig change(AccessRequestConfig config, Actor by) {
        transactions.inTransaction(() -> {
            settings.write(config);
            return config;
        });
        log.info("access request configuration changed by {}: {}", by.id(), config);
        return config;
    }
}
