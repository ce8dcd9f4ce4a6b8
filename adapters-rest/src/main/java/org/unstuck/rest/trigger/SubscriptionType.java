package org.unstuck.rest.trigger;

/** Kinds of subscriptions, as the public API names them; of most there are none here. */
enum SubscriptionType {
    /** An address on the network. */
    HTTP,
    /** Amazon EventBridge; not here. */
    EVENTBRIDGE,
    /** Another part of the same program; not over the API. */
    INLINE,
    /** A script; not here. */
    SCRIPT,
    /** A workflow; not here. */
    WORKFLOW
}
