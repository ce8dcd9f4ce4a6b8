package org.unstuck.domain.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a request is to do with somebody's access: {@code requestType} on the wire (contract 4.1). */
public enum RequestType {
    /** Give it. */
    GRANT_ACCESS(Operation.ADD),
    /** Take it away. */
    REVOKE_ACCESS(Operation.REMOVE),
    /** Move the days on which it begins or ends. */
    MODIFY_ACCESS(Operation.MODIFY);

    private final Operation operation;

    RequestType(Operation operation) {
        this.operation = operation;
    }

    /** What an item of such a request does. */
    public Operation operation() {
        return operation;
    }

    /** Before when no source is asked: access that is given begins then, but that it is moved is told at once. */
    public @Nullable Instant notBefore(@Nullable Instant startDate) {
        return switch (this) {
            case GRANT_ACCESS -> startDate;
            case REVOKE_ACCESS, MODIFY_ACCESS -> null;
        };
    }

    /** The type of request an item with this operation belongs to; items of documents from elsewhere know more. */
    public static RequestType of(@Nullable Operation operation) {
        return switch (operation) {
            case REMOVE, DELETE, DISABLE, LOCK -> REVOKE_ACCESS;
            case MODIFY, SET -> MODIFY_ACCESS;
            case ADD, CREATE, ENABLE, UNLOCK -> GRANT_ACCESS;
            case null -> GRANT_ACCESS;
        };
    }

    /** The type of a request, by its first item. */
    public static RequestType of(IdentityRequest request) {
        RequestedItems items = request.items();
        return of(
                items == null || items.items().isEmpty()
                        ? null
                        : items.items().getFirst().change().operation());
    }
}
