package org.unstuck.server.malformed;

import java.util.List;

/** An exchange that took place: all answers, and how it came to an end. */
public record Conversation(Exchange exchange, List<Answer> answers, End end, String detail) {

    public Conversation {
        answers = List.copyOf(answers);
    }

    public enum End {
        /** As it should be: answered, or closed by the server afterwards. */
        ORDERLY,
        /** The server hung up on what it had not read; an answer can get lost then. */
        RESET,
        /** We hung up. */
        ABORTED,
        /** Nothing more came, and the connection stayed open. */
        HUNG,
        /** What came is no HTTP. */
        BROKEN
    }
}
