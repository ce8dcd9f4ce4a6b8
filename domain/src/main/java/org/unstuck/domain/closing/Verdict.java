package org.unstuck.domain.closing;

import org.unstuck.domain.request.OpenRequest;

/** What the close rules say of one request before anything changes. */
public sealed interface Verdict {

    /** Nothing stands against closing it. */
    record Closable(OpenRequest request) implements Verdict {}

    /** A rule stands against it. */
    record Refused(Refusal refusal) implements Verdict {}
}
