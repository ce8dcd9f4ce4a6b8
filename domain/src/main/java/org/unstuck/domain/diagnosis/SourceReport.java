package org.unstuck.domain.diagnosis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source said last of one item.
 *
 * @param position the item's place among those of its request
 * @param error what went wrong; absent when nothing did
 */
public record SourceReport(
        int position, Instant at, @Nullable String error) {}
