package org.unstuck.rest.filter;

import org.antlr.v4.runtime.Token;
import org.unstuck.application.filter.Value;
import org.unstuck.rest.error.Message;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;

/** The text of one parameter while it is read, with what is wrong with it and where. Positions begin at 1. */
final class ReadText {

    private static final int MAX_LENGTH = 4_000;

    private final String text;
    private final Message parameter;
    private final Reading reading;

    /**
     * A text that is going to be read.
     *
     * @param parameter its name
     */
    ReadText(String text, String parameter, Reading reading) {
        this.text = text;
        this.parameter = MessageKey.PARAMETER.with(parameter);
        this.reading = reading;
    }

    /** Whether it can be read at all; refused otherwise. */
    boolean isReadable() {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            reading.illegal(MessageKey.MAX_LENGTH.with(parameter, MAX_LENGTH));
            return false;
        }
        int position = 1;
        for (int character : text.codePoints().toArray()) {
            if (!Value.Text.isCharacter(character)) {
                reading.illegal(MessageKey.STORABLE_TEXT.with(at(position)));
                return false;
            }
            position++;
        }
        return true;
    }

    String text() {
        return text;
    }

    /** The place, as messages name it. */
    Message at(int position) {
        return MessageKey.CHARACTER.with(parameter, position);
    }

    /** The place where a word begins. */
    Message at(Token word) {
        // The stream it came from counts characters, not their halves.
        return at(word.getStartIndex() + 1);
    }

    void refuse(Message fault) {
        reading.illegal(fault);
    }
}
