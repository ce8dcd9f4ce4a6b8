package org.unstuck.domain.trigger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A kind of event that somebody can subscribe to (contract 6.4 and 6.5; those of Unstuck's own begin with its name). */
public enum Trigger {
    /** The provisioning of one request is over. */
    PROVISIONING_COMPLETED("idn:post-provisioning", "Provisioning Completed", Kind.FIRE_AND_FORGET),
    /** It was decided about all items of one request. */
    ACCESS_REQUEST_DECIDED("idn:access-request-post-approval", "Access Request Decision", Kind.FIRE_AND_FORGET),
    /** A request was submitted; the subscriber says whether it may go on to its approvers. */
    ACCESS_REQUEST_SUBMITTED("idn:access-request-pre-approval", "Access Request Submitted", Kind.REQUEST_RESPONSE),
    /** A submitted request may go on; the subscriber may name somebody who is to approve it, too. */
    ACCESS_REQUEST_DYNAMIC_APPROVER(
            "idn:access-request-dynamic-approver", "Access Request Dynamic Approver", Kind.REQUEST_RESPONSE),
    /** A close run came to all its requests. */
    CLOSE_RUN_CONCLUDED("unstuck:close-run-concluded", "Close Run Concluded", Kind.FIRE_AND_FORGET),
    /** A close run was called off. */
    CLOSE_RUN_CANCELLED("unstuck:close-run-cancelled", "Close Run Cancelled", Kind.FIRE_AND_FORGET),
    /** What a run had closed was taken back. */
    IDENTITY_REQUESTS_REOPENED(
            "unstuck:identity-requests-reopened", "Identity Requests Reopened", Kind.FIRE_AND_FORGET);

    /** Whether anybody waits for an answer. */
    public enum Kind {
        /** Told to any number of subscribers, whatever they answer. */
        FIRE_AND_FORGET,
        /** Told to one subscriber, whose answer decides how it goes on. */
        REQUEST_RESPONSE
    }

    /** Those by which somebody is asked, in the order of asking. */
    public static final List<Trigger> QUESTIONS = Arrays.stream(values())
            .filter(trigger -> trigger.kind == Kind.REQUEST_RESPONSE)
            .toList();

    private final String id;
    private final String title;
    private final Kind kind;

    Trigger(String id, String title, Kind kind) {
        this.id = id;
        this.title = title;
        this.kind = kind;
    }

    /** Its name on the wire. */
    public String id() {
        return id;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the public API does not know it. */
    public boolean isUnstucksOwn() {
        return id.startsWith("unstuck:");
    }

    public static Optional<Trigger> of(String id) {
        return Arrays.stream(values()).filter(trigger -> trigger.id.equals(id)).findFirst();
    }
}
