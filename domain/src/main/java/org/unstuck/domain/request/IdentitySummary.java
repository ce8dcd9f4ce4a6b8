package org.unstuck.domain.request;

import org.jspecify.annotations.Nullable;

/**
 * A person as an account activity names one (contract 3).
 *
 * @param id id of this summary, not of the person
 * @param identityId id of the person
 * @param completed whether that person's part is done
 */
public record IdentitySummary(
        @Nullable String id,
        @Nullable String name,
        @Nullable String identityId,
        @Nullable Boolean completed) {}
