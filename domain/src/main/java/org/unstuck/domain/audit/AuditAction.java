package org.unstuck.domain.audit;

import java.util.List;

/**
 * The closed list of what the audit trail records. Names and the normalised parts are those the events documents of
 * the public API carry (contract 1 and 5.4).
 */
public enum AuditAction {
    /** A close run was accepted. */
    CLOSE_IDENTITY_REQUESTS_STARTED("Close Identity Requests Started", "CLOSE", "STARTED"),
    /** A close run went through all its requests. */
    CLOSE_IDENTITY_REQUESTS_COMPLETED("Close Identity Requests Completed", "CLOSE", "COMPLETED"),
    /** Somebody called a close run off. */
    CLOSE_IDENTITY_REQUESTS_CANCELLED("Close Identity Requests Cancelled", "CLOSE", "CANCELLED"),
    /** What a close run had closed was taken back. */
    IDENTITY_REQUESTS_REOPENED("Identity Requests Reopened", "REOPEN", "COMPLETED");

    /** The Search category of all of them. */
    public static final String TYPE = "PROVISIONING";

    private static final List<String> OBJECTS = List.of("IDENTITY", "REQUESTS");

    private final String displayName;
    private final String operation;
    private final String status;

    AuditAction(String displayName, String operation, String status) {
        this.displayName = displayName;
        this.operation = operation;
        this.status = status;
    }

    public String displayName() {
        return displayName;
    }

    public List<String> objects() {
        return OBJECTS;
    }

    public String operation() {
        return operation;
    }

    public String status() {
        return status;
    }

    /** Objects, operation and status in one word (contract 1). */
    public String technicalName() {
        return String.join("_", OBJECTS) + "_" + operation + "_" + status;
    }
}
