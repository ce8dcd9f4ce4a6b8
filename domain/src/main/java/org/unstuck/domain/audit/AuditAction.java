package org.unstuck.domain.audit;

import java.util.List;
import org.unstuck.domain.request.RequestType;

/**
 * The closed list of what the audit trail records. Names and the normalised parts are those the events documents of
 * the public API carry (contract 1, 4.8 and 5.4); what is ours alone says so.
 *
 * <p>Of that list some cannot happen here: an escalation is decided and done in one step, so nothing tells of its
 * beginning alone (ACCESS_REQUEST_ESCALATE); nobody asks for access to an application as such (RequestApp); and what is
 * done to accounts, by hand or in work items, happens on sources and is not seen from here.
 */
public enum AuditAction {
    /** A close run was accepted. */
    CLOSE_IDENTITY_REQUESTS_STARTED(Subject.CLOSE, "Close Identity Requests Started", "CLOSE", "STARTED"),
    /** A close run went through all its requests. */
    CLOSE_IDENTITY_REQUESTS_COMPLETED(Subject.CLOSE, "Close Identity Requests Completed", "CLOSE", "COMPLETED"),
    /** Somebody called a close run off. */
    CLOSE_IDENTITY_REQUESTS_CANCELLED(Subject.CLOSE, "Close Identity Requests Cancelled", "CLOSE", "CANCELLED"),
    /** What a close run had closed was taken back. */
    IDENTITY_REQUESTS_REOPENED(Subject.CLOSE, "Identity Requests Reopened", "REOPEN", "COMPLETED"),

    /** Somebody asked for access, or for other days of it. */
    ACCESS_REQUEST_REQUESTED(Subject.ACCESS, "Access Request Requested", "REQUEST", "PASSED"),
    /** Somebody asked for access for somebody else; told beside {@link #ACCESS_REQUEST_REQUESTED}. */
    ACCESS_REQUEST_ON_BEHALF_OF_SUBMITTED(
            Subject.ON_BEHALF, "Access Request On Behalf Of Submitted", "SUBMIT", "PASSED"),
    /** An approver's turn came, whatever the request is for. */
    ACCESS_APPROVAL_STARTED(Subject.APPROVAL, "Access Approval Started", "START", "STARTED"),
    /** A subscriber was asked whether it may go on, or by whom it is to be approved, and said so; ours. */
    ACCESS_REQUEST_CONSULTED(Subject.ACCESS, "Access Request Consulted", "CONSULT", "PASSED"),
    /** An approver agreed. */
    ACCESS_REQUEST_APPROVED(Subject.ACCESS, "Access Request Approved", "APPROVE", "PASSED"),
    /** An approver refused. */
    ACCESS_REQUEST_REJECTED(Subject.ACCESS, "Access Request Rejected", "REJECT", "PASSED"),
    /** Its submitter or an administrator withdrew it. */
    ACCESS_REQUEST_CANCELLED(Subject.ACCESS, "Access Request Cancelled", "CANCEL", "PASSED"),
    /** An approver left the decision to somebody else. */
    ACCESS_REQUEST_FORWARDED(Subject.ACCESS, "Access Request Forwarded", "FORWARD", "PASSED"),
    /** An approver was reminded; ours. */
    ACCESS_REQUEST_REMINDED(Subject.ACCESS, "Access Request Reminded", "REMIND", "PASSED"),
    /** An approver did not decide in time and somebody else is to. */
    ACCESS_REQUEST_ESCALATED(Subject.ACCESS, "Access Request Escalated", "ESCALATE", "PASSED"),
    /** Nobody decided in time; ours. */
    ACCESS_REQUEST_EXPIRED(Subject.ACCESS, "Access Request Expired", "EXPIRE", "PASSED"),
    /** A source was asked for an item, and this came of it. */
    ACCESS_REQUEST_PROCESSED(Subject.ACCESS, "Access Request Processed", "PROCESS", "PASSED"),

    /** As {@link #ACCESS_REQUEST_REQUESTED}, for access to be taken away. */
    ACCESS_REVOKE_REQUEST_REQUESTED(Subject.REVOKE, "Access Revoke Request Requested", "REQUEST", "PASSED"),
    /** As {@link #ACCESS_REQUEST_CONSULTED}, for access to be taken away. */
    ACCESS_REVOKE_REQUEST_CONSULTED(Subject.REVOKE, "Access Revoke Request Consulted", "CONSULT", "PASSED"),
    /** As {@link #ACCESS_REQUEST_APPROVED}, for access to be taken away. */
    ACCESS_REVOKE_REQUEST_APPROVED(Subject.REVOKE, "Access Revoke Request Approved", "APPROVE", "PASSED"),
    /** As {@link #ACCESS_REQUEST_REJECTED}, for access to be taken away. */
    ACCESS_REVOKE_REQUEST_REJECTED(Subject.REVOKE, "Access Revoke Request Rejected", "REJECT", "PASSED"),
    /** As {@link #ACCESS_REQUEST_CANCELLED}, for access to be taken away. */
    ACCESS_REVOKE_REQUEST_CANCELLED(Subject.REVOKE, "Access Revoke Request Cancelled", "CANCEL", "PASSED"),
    /** As {@link #ACCESS_REQUEST_FORWARDED}, for access to be taken away. */
    ACCESS_REVOKE_REQUEST_FORWARDED(Subject.REVOKE, "Access Revoke Request Forwarded", "FORWARD", "PASSED"),
    /** As {@link #ACCESS_REQUEST_REMINDED}, for access to be taken away. */
    ACCESS_REVOKE_REQUEST_REMINDED(Subject.REVOKE, "Access Revoke Request Reminded", "REMIND", "PASSED"),
    /** As {@link #ACCESS_REQUEST_ESCALATED}, for access to be taken away. */
    ACCESS_REVOKE_REQUEST_ESCALATED(Subject.REVOKE, "Access Revoke Request Escalated", "ESCALATE", "PASSED"),
    /** As {@link #ACCESS_REQUEST_EXPIRED}, for access to be taken away. */
    ACCESS_REVOKE_REQUEST_EXPIRED(Subject.REVOKE, "Access Revoke Request Expired", "EXPIRE", "PASSED"),
    /** As {@link #ACCESS_REQUEST_PROCESSED}, for access to be taken away. */
    ACCESS_REVOKE_REQUEST_PROCESSED(Subject.REVOKE, "Access Revoke Request Processed", "PROCESS", "PASSED");

    private enum Subject {
        CLOSE,
        ACCESS,
        ON_BEHALF,
        APPROVAL,
        REVOKE
    }

    private final Subject subject;
    private final String displayName;
    private final String operation;
    private final String status;

    AuditAction(Subject subject, String displayName, String operation, String status) {
        this.subject = subject;
        this.displayName = displayName;
        this.operation = operation;
        this.status = status;
    }

    /** The same of a request that takes access away, where this is of any other and has such a counterpart. */
    public AuditAction of(RequestType type) {
        return switch (type) {
            case GRANT_ACCESS, MODIFY_ACCESS -> this;
            case REVOKE_ACCESS ->
                subject != Subject.ACCESS
                        ? this
                        : valueOf(name().replaceFirst("^ACCESS_REQUEST_", "ACCESS_REVOKE_REQUEST_"));
        };
    }

    /** The Search category. */
    public String type() {
        return switch (subject) {
            case CLOSE -> "PROVISIONING";
            case ACCESS, ON_BEHALF, APPROVAL, REVOKE -> "ACCESS_REQUEST";
        };
    }

    public String displayName() {
        return displayName;
    }

    public List<String> objects() {
        return switch (subject) {
            case CLOSE -> List.of("IDENTITY", "REQUESTS");
            case ACCESS -> List.of("ACCESS", "REQUEST");
            case ON_BEHALF -> List.of("ACCESS", "REQUEST", "ON", "BEHALF", "OF");
            case APPROVAL -> List.of("ACCESS", "APPROVAL");
            case REVOKE -> List.of("ACCESS", "REVOKE", "REQUEST");
        };
    }

    public String operation() {
        return operation;
    }

    public String status() {
        return status;
    }

    /** Objects, operation and status in one word (contract 1). */
    public String technicalName() {
        return String.join("_", objects()) + "_" + operation + "_" + status;
    }
}
