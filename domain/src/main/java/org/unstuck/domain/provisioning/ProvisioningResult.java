package org.unstuck.domain.provisioning;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.ProvisioningState;

/** What came of asking a source for one item (contract 4.10). */
public sealed interface ProvisioningResult {

    /** Applied; the next look at the source is to verify it. */
    record Committed() implements ProvisioningResult {}

    /** Applied and verified, or an earlier application is verified now. */
    record Finished() implements ProvisioningResult {}

    /** Applied, and the source cannot tell whether it holds. */
    record Unverifiable() implements ProvisioningResult {}

    /**
     * Not applied.
     *
     * @param error what the source said, for a person
     * @param retryable whether asking again can help
     * @param attempt which attempt failed; absent when the source does not know
     */
    record Failed(String error, boolean retryable, @Nullable Integer attempt) implements ProvisioningResult {

        public Failed {
            error = shown(error);
        }
    }

    /**
     * It was applied, and a later look at the source does not find it.
     *
     * @param error what was found instead, for a person
     */
    record VerificationFailed(String error) implements ProvisioningResult {

        public VerificationFailed {
            error = shown(error);
        }
    }

    /** How much of a source's text is kept. */
    int MAX_ERROR_LENGTH = 2_000;

    /** One word for it, in warnings and the audit trail. */
    default String word() {
        return switch (this) {
            case Committed() -> "COMMITTED";
            case Finished() -> "FINISHED";
            case Unverifiable() -> "UNVERIFIABLE";
            case Failed failed -> "FAILED";
            case VerificationFailed failed -> "VERIFICATION_FAILED";
        };
    }

    /** What the source said, where it said something. */
    default Optional<String> detail() {
        return switch (this) {
            case Committed() -> Optional.empty();
            case Finished() -> Optional.empty();
            case Unverifiable() -> Optional.empty();
            case Failed(var error, var retryable, var attempt) -> Optional.of(error);
            case VerificationFailed(var error) -> Optional.of(error);
        };
    }

    /** Whether it tells anything new of an item whose provisioning stands so. */
    default boolean isNewsAfter(@Nullable ProvisioningState now) {
        boolean applied = now == ProvisioningState.COMMITTED;
        boolean asked = now == null || now == ProvisioningState.PENDING || now == ProvisioningState.RETRY;
        // A source that gave up and did it all the same is taken at its last word.
        boolean failed = now == ProvisioningState.FAILED;
        return switch (this) {
            case Committed() -> asked || failed;
            case Finished() -> asked || applied || failed;
            case Unverifiable() -> asked || applied || failed;
            case Failed failure -> asked;
            case VerificationFailed failure -> applied;
        };
    }

    private static String shown(String error) {
        if (error.isBlank()) {
            throw new IllegalArgumentException("error must not be blank");
        }
        return error.length() > MAX_ERROR_LENGTH ? error.substring(0, MAX_ERROR_LENGTH) : error;
    }
}
