package org.unstuck.domain.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something a person said about a request (contract 3). */
public record Comment(
        @Nullable String commenterId,
        @Nullable String commenterName,
        @Nullable String body,
        @Nullable Instant date) {}
