package org.unstuck.rest.error;

import java.util.List;

/** Something to tell a caller, in whatever language: a key of the catalogue and what fills the gaps of its wording. */
public record Message(MessageKey key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
        if (arguments.size() != key.arguments().size()) {
            throw new IllegalArgumentException("the message " + key + " takes the arguments " + key.arguments()
                    + ", not " + arguments.size() + " of them");
        }
    }

    /** How it reads in the default language, which log lines have, too. */
    @Override
    public String toString() {
        return Language.DEFAULT.word(this);
    }
}
