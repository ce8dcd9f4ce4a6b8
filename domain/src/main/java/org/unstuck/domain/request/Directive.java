package org.unstuck.domain.request;

/**
 * What a close asks: the stage and status its requests end in and the message each gets as a warning (contract 1).
 *
 * @param stage TERMINATED or COMPLETED
 * @param status SUCCESS, INCOMPLETE or FAILURE
 * @param message at most {@value #MAX_MESSAGE_LENGTH} characters
 */
public record Directive(Stage stage, Status status, String message) {

    public static final Stage DEFAULT_STAGE = Stage.TERMINATED;
    public static final Status DEFAULT_STATUS = Status.FAILURE;
    public static final String DEFAULT_MESSAGE = "The IdentityNow Administrator manually closed this request.";
    public static final int MAX_MESSAGE_LENGTH = 2_000;

    public Directive {
        if (stage.isOpen()) {
            throw new IllegalArgumentException("stage must be TERMINATED or COMPLETED, not " + stage);
        }
        if (status == Status.PENDING) {
            throw new IllegalArgumentException("status must be SUCCESS, INCOMPLETE or FAILURE, not PENDING");
        }
        if (message.isBlank() || message.length() > MAX_MESSAGE_LENGTH) {
            throw new IllegalArgumentException("message must have 1 to " + MAX_MESSAGE_LENGTH + " characters");
        }
    }
}
