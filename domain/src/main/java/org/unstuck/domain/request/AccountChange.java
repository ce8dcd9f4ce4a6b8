package org.unstuck.domain.request;

import org.jspecify.annotations.Nullable;

/**
 * What one requested item means for an account on a source.
 *
 * @param sourceId the source that holds the account
 * @param nativeIdentity the account's name on that source
 */
public record AccountChange(
        @Nullable Operation operation,
        @Nullable String attribute,
        @Nullable String value,
        @Nullable String nativeIdentity,
        @Nullable String sourceId) {}
