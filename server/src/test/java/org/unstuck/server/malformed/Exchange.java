package org.unstuck.server.malformed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What is sent on a connection, and what may come back.
 *
 * @param kind what is wrong with it, for reports
 * @param method tells whether the answer has a body
 * @param serverErrors of 5xx, those that are right here: the container does not speak what it was spoken to in
 * @param mayStaySilent whether there is nothing that the server had to answer
 * @param answers the statuses of all answers in their order, where they are known; later ones may be missing when the
 *     connection was closed instead
 */
public record Exchange(
        String kind,
        String method,
        List<Part> parts,
        Ending ending,
        Set<Integer> serverErrors,
        boolean mayStaySilent,
        List<Set<Integer>> answers) {

    public Exchange {
        parts = List.copyOf(parts);
        serverErrors = Set.copyOf(serverErrors);
        answers = List.copyOf(answers);
    }

    /** What happens to the connection after the last byte. */
    public enum Ending {
        /** One answer is read, and the connection serves the next exchange. */
        KEEP,
        /** Nothing more is sent, and the server is listened to until it closes. */
        HALF_CLOSE,
        /** The caller is gone. */
        ABORT
    }

    /** Something that is done on the connection. */
    public sealed interface Part {

        record Bytes(byte[] bytes) implements Part {

            @Override
            public String toString() {
                return printable(bytes);
            }
        }

        /** The same again and again, without all of it ever being in memory. */
        record Repeated(byte[] bytes, int times) implements Part {

            @Override
            public String toString() {
                return "\n" + times + " times: " + printable(bytes);
            }
        }

        record Pause(int milliseconds) implements Part {}

        private static String printable(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            StringBuilder printable = new StringBuilder();
            text.chars().limit(4_000).forEach(c -> {
                if (c == '\n' || (c >= ' ' && c < 127)) {
                    printable.append((char) c);
                } else if (c != '\r') {
                    printable.append("\\x%02x".formatted(c));
                }
            });
            return text.length() > 4_000 ? printable + "… (" + text.length() + " bytes)" : printable.toString();
        }
    }
}
