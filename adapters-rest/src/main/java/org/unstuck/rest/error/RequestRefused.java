package org.unstuck.rest.error;

/** A call cannot be served as it is; carries what its caller is told. Expected, so it has no stack trace. */
public final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ErrorAnswer answer;

    public RequestRefused(ErrorAnswer answer) {
        super(answer.message().toString(), null, false, false);
        this.answer = answer;
    }

    public ErrorAnswer answer() {
        return answer;
    }
}
