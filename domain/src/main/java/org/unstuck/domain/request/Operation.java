package org.unstuck.domain.request;

/** What a requested item does to the account or its attribute: {@code items[].operation} on the wire (contract 3). */
public enum Operation {
    ADD,
    CREATE,
    MODIFY,
    DELETE,
    DISABLE,
    ENABLE,
    UNLOCK,
    LOCK,
    REMOVE,
    SET
}
