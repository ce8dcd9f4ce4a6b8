package org.unstuck.server.malformed;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One answer as it came.
 *
 * @param status 0 for an answer without a head, as HTTP/0.9 has it; the container also takes a caller for one of
 *     HTTP/0.9 when the one before was, and the request cannot be read
 */
public record Answer(int status, Map<String, String> headers, String body) {

    private static final int MOST_BYTES = 64 << 20;

    /** Whether the server closes the connection after it. */
    boolean closes() {
        return status == 0 || header("connection").toLowerCase(Locale.ROOT).contains("close");
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /**
     * Reads the next answer, leaving out the provisional ones before it.
     *
     * @throws EOFException when there is none, or not all of one
     */
    static Answer read(InputStream in, String method) throws IOException {
        Answer answer;
        do {
            answer = readOne(in, method);
        } while (answer.status / 100 == 1 && answer.status != 101);
        return answer;
    }

    private static Answer readOne(InputStream in, String method) throws IOException {
        String statusLine = line(in);
        if (!statusLine.startsWith("HTTP/1.")) {
            return new Answer(0, Map.of(), statusLine + new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("no header of an answer: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        return new Answer(status, headers, new String(body(in, method, status, headers), StandardCharsets.UTF_8));
    }

    private static byte[] body(InputStream in, String method, int status, Map<String, String> headers)
            throws IOException {
        if (method.equals("HEAD") || status / 100 == 1 || status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            while (true) {
                int size = Integer.parseInt(line(in).trim(), 16);
                body.writeBytes(exactly(in, size));
                line(in);
                if (size == 0) {
                    return body.toByteArray();
                }
            }
        }
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        if (count > MOST_BYTES) {
            throw new IOException("an answer of " + count + " bytes");
        }
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("an answer ends after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                if (line.indexOf("{") == 0) {
                    return line.toString();
                }
                throw new EOFException(line.isEmpty() ? "no answer" : "an answer ends after " + line);
            }
            if (line.length() > 100_000) {
                throw new IOException("an answer with an endless line");
            }
            line.append((char) c);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }
}
