package org.unstuck.domain.life;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.submission.AskedItem;

/** What somebody wants by one item, as far as it tells one wish from another (contract 4.1). */
record Aim(
        RequestType type,
        RequestedObject.@Nullable Type objectType,
        @Nullable String objectId,
        @Nullable String sourceId,
        @Nullable String nativeIdentity,
        @Nullable String assignmentId,
        @Nullable Instant startDate,
        @Nullable Instant removeDate) {

    static Aim of(RequestedItem item, Particulars.Item said) {
        RequestedObject object = item.object();
        AccountChange change = item.change();
        return new Aim(
                RequestType.of(change.operation()),
                object == null ? null : object.type(),
                object == null ? null : object.id(),
                change.sourceId(),
                change.nativeIdentity(),
                said.assignmentId(),
                said.startDate(),
                said.removeDate());
    }

    /** Of an item that is for one account at most. */
    static Aim of(RequestType type, AskedItem asked) {
        return new Aim(
                type,
                asked.type(),
                asked.id(),
                asked.sourceId(),
                asked.accountName(),
                asked.assignmentId(),
                asked.startDate(),
                asked.removeDate());
    }

    /** Whether one brings nothing that the other does not; an account that is not named can be any. */
    boolean isTheSameAs(Aim other) {
        return objectId != null
                && objectId.equals(other.objectId)
                && objectType == other.objectType
                && type == other.type
                && canBeTheSame(sourceId, other.sourceId)
                && canBeTheSame(nativeIdentity, other.nativeIdentity)
                && canBeTheSame(assignmentId, other.assignmentId)
                && (type != RequestType.MODIFY_ACCESS || hasTheSameDays(other));
    }

    private boolean hasTheSameDays(Aim other) {
        return Objects.equals(startDate, other.startDate) && Objects.equals(removeDate, other.removeDate);
    }

    private static boolean canBeTheSame(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }
}
