package org.unstuck.application.port;

/** Outgoing port for the expressions by which a subscription picks its events: JSONPath. */
public interface EventFilters {

    /**
     * Whether an expression finds anything in an event. Takes a bounded time; what takes longer, or cannot be
     * evaluated, finds nothing.
     *
     * @param filter an expression that {@link #isValid} takes
     * @param json the event as it is sent
     */
    boolean finds(String filter, String json);

    /** Whether there is anything in an event where the expression leads, be it {@code false}; bounded in the same way. */
    boolean leadsSomewhere(String filter, String json);

    /** Whether this is an expression at all, and one that can be evaluated in a bounded time. */
    boolean isValid(String filter);
}
