package org.unstuck.application.port;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** New ids that count up from 1. */
public final class SequentialIds implements NewIds {

    private final AtomicLong last = new AtomicLong();

    @Override
    public UUID next() {
        return new UUID(0, last.incrementAndGet());
    }
}
