package org.unstuck.domain.request;

/** Directives for tests. */
public final class DirectiveFixture {

    private DirectiveFixture() {}

    /** What a close call without a body asks for. */
    public static Directive byDefault() {
        return new Directive(Directive.DEFAULT_STAGE, Directive.DEFAULT_STATUS, Directive.DEFAULT_MESSAGE);
    }

    public static Directive completedIncomplete() {
        return new Directive(Stage.COMPLETED, Status.INCOMPLETE, "Closed with what there is.");
    }
}
