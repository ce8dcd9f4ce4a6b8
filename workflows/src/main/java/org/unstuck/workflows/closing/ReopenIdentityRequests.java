package org.unstuck.workflows.closing;

/** The process {@code reopen-identity-requests.bpmn}. */
public final class ReopenIdentityRequests {

    public static final String KEY = "reopen-identity-requests";
    public static final String SERVICE_REOPEN_CLOSED_REQUESTS = "service_reopen_closed_requests";
    public static final String END_REQUESTS_REOPENED = "end_requests_reopened";

    private ReopenIdentityRequests() {}
}
