package org.unstuck.domain.request;

import org.jspecify.annotations.Nullable;

/** Decides what an imported document does to the request that is already here under its tracking number. */
public final class ImportRule {

    private ImportRule() {}

    /** What becomes of one imported document. */
    public sealed interface Decision {}

    /** Not known yet: it is added. */
    public record Add() implements Decision {}

    /** Known with other content: it is replaced. */
    public record Replace() implements Decision {}

    /** Known and the same: nothing happens. */
    public record Keep() implements Decision {}

    /** Refused, and what is here stays. */
    public record Reject(String reason) implements Decision {}

    /** A request closed here stays closed, whatever a document from elsewhere says. */
    public static Decision decide(RecordedRequest document, @Nullable RecordedRequest known) {
        if (known == null) {
            return new Add();
        }
        if (known.saysTheSameAs(document)) {
            return new Keep();
        }
        if (known.request() instanceof ClosedRequest closed && closed.closedBy() != null) {
            return new Reject("was closed here by close run " + closed.closedBy() + " and stays closed");
        }
        return new Replace();
    }
}
