package org.unstuck.domain.violation;

import java.time.Instant;

class DomainThatReadsTheTime {
    Instant now() {
        return Instant.now();
    }
}
