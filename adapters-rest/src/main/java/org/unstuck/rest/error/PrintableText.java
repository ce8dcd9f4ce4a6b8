package org.unstuck.rest.error;

/** Text that may hold what a caller sent: made safe for a log line and for JSON, and kept short. */
public final class PrintableText {

    private static final int MAX_LENGTH = 1_000;
    private static final int REPLACEMENT = 0xFFFD;

    private PrintableText() {}

    /** The text with control characters and halves of surrogate pairs replaced, cut to a readable length. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    public static String of(String text, int maxLength) {
        StringBuilder result = new StringBuilder(Math.min(text.length(), maxLength + 1));
        text.codePoints()
                .limit(maxLength)
                .map(character -> isPrintable(character) ? character : REPLACEMENT)
                .forEach(result::appendCodePoint);
        if (text.codePointCount(0, text.length()) > maxLength) {
            result.append('…');
        }
        return result.toString();
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
