package org.unstuck.domain.diagnosis;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Owner;

/** What the directory says of somebody whose decision is waited for. */
public sealed interface Standing {

    /** Can decide. */
    record Present() implements Standing {}

    /** Can decide again after a while. */
    record Away(@Nullable String status) implements Standing {}

    /** Will not decide any more. */
    record Left(@Nullable String status) implements Standing {}

    /** A group in which nobody can decide. */
    record NoMember(int members, int left) implements Standing {}

    /** The directory does not know them, which means little: it may be another's, or not complete. */
    record Unknown() implements Standing {}

    /** Whether a decision will never come. */
    default boolean isHopeless() {
        return switch (this) {
            case Left left -> true;
            case NoMember nobody -> true;
            case Present present -> false;
            case Away away -> false;
            case Unknown unknown -> false;
        };
    }

    /** What is to be said of it, unless it is as it should be. */
    default Optional<Finding> finding(Owner owner) {
        return switch (this) {
            case Present() -> Optional.empty();
            case Away(var status) -> Optional.of(new Finding.ApproverAway(owner, status));
            case Left(var status) -> Optional.of(new Finding.ApproverLeft(owner, status));
            case NoMember(var members, var left) -> Optional.of(new Finding.GroupCannotDecide(owner, members, left));
            case Unknown() -> Optional.of(new Finding.ApproverUnknown(owner));
        };
    }
}
