package org.unstuck.domain.violation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class DomainThatLogs {
    static final Logger LOG = LoggerFactory.getLogger(DomainThatLogs.class);
}
