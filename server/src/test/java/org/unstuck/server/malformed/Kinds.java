package org.unstuck.server.malformed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.unstuck.server.malformed.Exchange.Ending;
import org.unstuck.server.malformed.Exchange.Part;

/**
 * What can be wrong with a request. A kind that leaves the borders of the request where they are shares its connection
 * with others, so that it shows when they are not.
 *
 * <p>Of 5xx, two are right: 501 to a transfer coding or to {@code CONNECT}, and 505 to a version of HTTP, that the
 * container does not have. That is what RFC 9110 and RFC 9112 ask for; it is decided before the application sees
 * anything, and blames no fault of ours.
 */
final class Kinds {

    private static final Set<Integer> NOT_IMPLEMENTED = Set.of(501);
    private static final Set<Integer> NOT_THIS_VERSION = Set.of(505);

    /** Beyond what any body here may have, with room for what the container swallows. */
    private static final int TOO_LARGE = 16 << 20;

    private static final int BLOCK = 1 << 16;

    private static final byte[] GZIPPED_ZEROS = zeros(true);
    private static final byte[] DEFLATED_ZEROS = zeros(false);

    private static final List<String> TRANSFER_CODINGS = List.of(
            "chunked, chunked",
            "identity",
            "xchunked",
            "gzip, chunked",
            "chunked, gzip",
            "\tchunked",
            "CHUNKED",
            ",",
            "chunked,",
            "\"chunked\"",
            "chunked;q=1",
            "cow",
            "");

    private Kinds() {}

    /** What is done to a request that is only wrong in its body, if it has one. */
    interface Defect {
        Exchange on(Draft draft);
    }

    record Kind(String name, Defect defect) {}

    static List<Kind> all() {
        List<Kind> kinds = new ArrayList<>();
        bodies(kinds);
        lengths(kinds);
        heads(kinds);
        targets(kinds);
        connections(kinds);
        return List.copyOf(kinds);
    }

    private static void bodies(List<Kind> kinds) {
        // What is most of the API's own doing comes most often.
        for (int i = 0; i < 12; i++) {
            kinds.add(new Kind("wrong value", draft -> withBody(draft, draft.bodies.malformed(draft.operation))));
        }
        kinds.add(new Kind("changed bytes", draft -> withBody(draft, draft.bodies.withBytesChanged(draft.operation))));
        kinds.add(new Kind("nesting", draft -> withBody(draft, draft.bodies.nested())));
        kinds.add(new Kind(
                "one value", draft -> withBody(draft, draft.chance.of(draft.bodies.value(), " ", "\n", "[]", "{}"))));
        kinds.add(new Kind("encoding", draft -> withBody(draft, draft.bodies.inAnotherEncoding(draft.operation))));
        kinds.add(new Kind("more behind", draft -> withBody(draft, draft.bodies.withMoreBehind(draft.operation))));
        kinds.add(new Kind("501 ids", draft -> withBody(draft, draft.bodies.withManyIds(draft.chance.of(501, 5_000)))));
        kinds.add(new Kind(
                "cut off", draft -> withBody(draft, draft.bodies.truncated(draft.bodies.harmless(draft.operation)))));
        kinds.add(new Kind("form", draft -> withForm(draft)));
        kinds.add(new Kind("parts", draft -> withParts(draft)));
        kinds.add(new Kind("content type", draft -> {
            draft.contentType = Oddities.contentType(draft.chance);
            return draft.keep();
        }));
        kinds.add(new Kind("content coding", Kinds::withContentCoding));
        kinds.add(new Kind(
                "a million ids",
                draft -> streamed(
                        draft, "{\"accessRequestIds\":[\"", "0123456789abcdef0123456789abcdef\",\"", 1_000_000)));
        kinds.add(new Kind(
                "too large",
                draft -> streamed(
                        draft,
                        draft.chance.of("", "[", "{\"accessRequestIds\":[\"", "{\"id\":\""),
                        draft.chance.of("x", " ", "[", "{\"a\":", "\0").repeat(BLOCK),
                        TOO_LARGE / BLOCK)));
    }

    private static Exchange withBody(Draft draft, String body) {
        draft.body = body;
        return draft.keep();
    }

    private static Exchange withForm(Draft draft) {
        Chance chance = draft.chance;
        draft.contentType = "application/x-www-form-urlencoded" + chance.of("", ";charset=utf-16", "; charset=\"", ";");
        draft.body = switch (chance.below(9)) {
            case 0 -> draft.body + chance.of("%", "%zz", "%c0%af", "%00", "&&&&", "=", "&=", "&%=%", "%u0041");
            case 1 -> draft.body + "&" + draft.body;
            case 2 -> "grant_type=client_credentials&grant_type=password&client_id=a&client_id=b&client_secret=c";
            case 3 -> "a=b&".repeat(chance.of(19, 20, 21, 2_000));
            case 4 ->
                "grant_type=" + chance.of("", "password", "refresh_token", "\0", "x".repeat(60_000)) + "&client_id="
                        + chance.of("", "%00", "%ed%a0%80", "%ff", "x".repeat(3_000)) + "&client_secret=x";
            case 5 -> "client_secret=" + "x".repeat(chance.of(70_000, 200_000)) + "&client_id=x";
            case 6 -> new String(chance.bytes(chance.between(1, 500)), StandardCharsets.ISO_8859_1);
            case 7 ->
                "grant_type=client_credentials&client_id=x&client_secret=y&scope="
                        + chance.of("%00", "%20%20", "a%0ab", "\"", "\\", "x".repeat(5_000), "%ed%a0%80");
            default -> chance.of("grant_type", "client_id=x", "grant_type=client_credentials", "{}", "<a/>", "&");
        };
        return draft.keep();
    }

    private static Exchange withParts(Draft draft) {
        Chance chance = draft.chance;
        String boundary = chance.of("b", "b".repeat(70), "b".repeat(5_000), "", "\"", "a b", "--");
        draft.contentType = "multipart/" + chance.of("form-data", "form-data", "mixed", "")
                + chance.of("; boundary=", ";boundary=\"", ";") + boundary;
        String disposition = "Content-Disposition: form-data; name="
                + chance.of(
                        "\"grant_type\"",
                        "\"client_id\"",
                        "",
                        "\"",
                        "\"\0\"",
                        "\"a\"; filename=\"../../x\"",
                        "\"" + "n".repeat(3_000) + "\"");
        String part = "--" + boundary + "\r\n" + disposition + "\r\n\r\nclient_credentials\r\n";
        draft.body = switch (chance.below(8)) {
            case 0 -> part;
            case 1 -> part.repeat(chance.of(2, 30, 1_000)) + "--" + boundary + "--\r\n";
            case 2 -> part.replace("\r\n", "\n") + "--" + boundary + "--\n";
            case 3 -> "--" + boundary + "\r\n" + "X: y\r\n".repeat(2_000) + "\r\n\r\n--" + boundary + "--";
            case 4 -> "--" + boundary + "\r\n" + disposition;
            case 5 -> "--" + boundary + "--";
            case 6 ->
                part + "--" + boundary + "\r\n" + disposition
                        + "\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n--" + boundary
                        + "--\r\n";
            default -> "no boundary at all";
        };
        return draft.keep();
    }

    private static Exchange withContentCoding(Draft draft) {
        Chance chance = draft.chance;
        String coding =
                chance.of("gzip", "deflate", "br", "zstd", "identity", "gzip, gzip", "x-gzip", "", "*", "aes128gcm");
        draft.header("Content-Encoding: " + coding);
        switch (chance.below(3)) {
            case 0 -> draft.body = Bodies.bytes(coding.contains("gzip") ? GZIPPED_ZEROS : DEFLATED_ZEROS);
            case 1 -> draft.body = "\u001f\u008b\b\0" + draft.body;
            default -> {}
        }
        return draft.keep();
    }

    private static Exchange streamed(Draft draft, String start, String block, int times) {
        byte[] bytes = Draft.bytes(block.length() < 1_000 ? block.repeat(1_000) : block);
        int count = block.length() < 1_000 ? times / 1_000 : times;
        boolean chunked = draft.chance.oneIn(2);
        if (chunked) {
            draft.framing = List.of("Transfer-Encoding: chunked");
            String size = Integer.toHexString(bytes.length);
            String first = start.isEmpty() ? "" : Integer.toHexString(start.length()) + "\r\n" + start + "\r\n";
            byte[] chunk = Draft.bytes(size + "\r\n" + Bodies.bytes(bytes) + "\r\n");
            return draft.exchange(
                    Ending.HALF_CLOSE,
                    List.of(
                            new Part.Bytes(Draft.bytes(draft.head() + first)),
                            new Part.Repeated(chunk, count),
                            new Part.Bytes(Draft.bytes("0\r\n\r\n"))));
        }
        draft.framing = List.of("Content-Length: " + (start.length() + (long) bytes.length * count));
        return draft.exchange(
                Ending.HALF_CLOSE,
                List.of(new Part.Bytes(Draft.bytes(draft.head() + start)), new Part.Repeated(bytes, count)));
    }

    private static void lengths(List<Kind> kinds) {
        kinds.add(new Kind("body shorter than it says", draft -> {
            withSomeBody(draft);
            draft.framing = List.of("Content-Length: " + (draft.body.length() + draft.chance.between(1, 5_000)));
            return draft.last();
        }));
        kinds.add(new Kind("body that stalls", draft -> {
            withSomeBody(draft);
            int cut = draft.chance.below(draft.body.length());
            String head = draft.head();
            return draft.exchange(
                    draft.chance.of(Ending.HALF_CLOSE, Ending.ABORT),
                    List.of(
                            new Part.Bytes(Draft.bytes(head + draft.body.substring(0, cut))),
                            new Part.Pause(draft.chance.between(1, 50))));
        }));
        kinds.add(new Kind("caller who does not wait", draft -> {
            withSomeBody(draft);
            return draft.exchange(Ending.ABORT, List.of(new Part.Bytes(Draft.bytes(draft.head() + draft.body))));
        }));
        kinds.add(new Kind("body longer than it says", draft -> {
            withSomeBody(draft);
            draft.framing = List.of("Content-Length: " + draft.chance.below(draft.body.length()));
            return draft.last();
        }));
        kinds.add(new Kind("content length", draft -> {
            withSomeBody(draft);
            int length = draft.body.length();
            draft.framing = draft.chance.of(
                    List.of("Content-Length: -1"),
                    List.of("Content-Length: +" + length),
                    List.of("Content-Length: 0x" + Integer.toHexString(length)),
                    List.of("Content-Length: " + length, "Content-Length: " + length),
                    List.of("Content-Length: " + length, "Content-Length: " + (length + 1)),
                    List.of("Content-Length: 0", "Content-Length: " + length),
                    List.of("Content-Length: " + length + ", " + length),
                    List.of("Content-Length: " + length + "," + (length - 1)),
                    List.of("Content-Length: " + length + " " + length),
                    List.of("Content-Length: 9223372036854775807"),
                    List.of("Content-Length: 9223372036854775808"),
                    List.of("Content-Length: -9223372036854775808"),
                    List.of("Content-Length: 99999999999999999999999"),
                    List.of("Content-Length: 4294967296"),
                    List.of("Content-Length: "),
                    List.of("Content-Length: many"),
                    List.of("Content-Length: 1e3"),
                    List.of("Content-Length: \u00b2"),
                    List.of("Content-Length : " + length));
            return draft.last();
        }));
        kinds.add(new Kind("chunks", draft -> {
            withSomeBody(draft);
            draft.framing = List.of("Transfer-Encoding: chunked");
            String head = draft.head();
            return draft.exchange(Ending.HALF_CLOSE, List.of(new Part.Bytes(Draft.bytes(head + chunks(draft)))));
        }));
        kinds.add(new Kind("length and chunks", draft -> {
            withSomeBody(draft);
            String size = Integer.toHexString(draft.body.length());
            List<String> framing = new ArrayList<>(List.of(
                    "Content-Length: " + draft.chance.of(0, 1, draft.body.length()), "Transfer-Encoding: chunked"));
            if (draft.chance.oneIn(2)) {
                Collections.reverse(framing);
            }
            draft.framing = framing;
            String head = draft.head();
            return draft.exchange(
                    Ending.HALF_CLOSE,
                    List.of(new Part.Bytes(Draft.bytes(head + size + "\r\n" + draft.body + "\r\n0\r\n\r\n"))));
        }));
        kinds.add(new Kind("transfer coding", draft -> {
            withSomeBody(draft);
            draft.serverErrors = NOT_IMPLEMENTED;
            draft.framing = draft.chance.oneIn(3)
                    ? List.of("Transfer-Encoding: chunked", "Transfer-Encoding: " + draft.chance.of(TRANSFER_CODINGS))
                    : List.of("Transfer-Encoding: " + draft.chance.of(TRANSFER_CODINGS));
            String size = Integer.toHexString(draft.body.length());
            String head = draft.head();
            return draft.exchange(
                    Ending.HALF_CLOSE,
                    List.of(new Part.Bytes(Draft.bytes(head + size + "\r\n" + draft.body + "\r\n0\r\n\r\n"))));
        }));
        kinds.add(new Kind("expectation", draft -> {
            withSomeBody(draft);
            draft.header("Expect: " + draft.chance.of("100-continue", "100-continue", "200-ok", "", "100-continue, x"));
            String head = draft.head();
            return draft.exchange(
                    Ending.KEEP,
                    List.of(
                            new Part.Bytes(Draft.bytes(head)),
                            new Part.Pause(draft.chance.of(0, 10)),
                            new Part.Bytes(Draft.bytes(draft.body))));
        }));
    }

    private static void withSomeBody(Draft draft) {
        if (draft.body.isEmpty()) {
            draft.body = "{\"unknown\":\"" + draft.chance.letters(draft.chance.between(1, 500)) + "\"}";
        }
    }

    private static String chunks(Draft draft) {
        Chance chance = draft.chance;
        String body = draft.body;
        String size = Integer.toHexString(body.length());
        String chunk = size + "\r\n" + body + "\r\n";
        return switch (chance.below(16)) {
            case 0 -> chunk + "0\r\n\r\n";
            case 1 -> chunk;
            case 2 -> chunk + "0\r\n";
            case 3 -> Integer.toHexString(body.length() + 1) + "\r\n" + body + "\r\n0\r\n\r\n";
            case 4 -> Integer.toHexString(body.length() - 1) + "\r\n" + body + "\r\n0\r\n\r\n";
            case 5 ->
                chance.of("", "g", "-1", "0x5", "+5", " 5", "5 ", "FFFFFFFFFFFFFFFF", "7fffffff", "80000000", "\0")
                        + "\r\n" + body + "\r\n0\r\n\r\n";
            case 6 ->
                size + ";" + chance.of("a", "a=b", "a=\"b\r\nc\"", "=", "a".repeat(20_000)) + "\r\n" + body
                        + "\r\n0\r\n\r\n";
            case 7 -> chunk + "0\r\nX-Trailer: " + "y".repeat(chance.of(1, 20_000)) + "\r\n\r\n";
            case 8 -> chunk + "0\r\n" + "X: y\r\n".repeat(chance.of(2, 2_000)) + "\r\n";
            case 9 -> chunk + "0\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nAuthorization: x\r\n\r\n";
            case 10 -> chunk + "0\r\nno colon\r\n\r\n";
            case 11 -> chunk.replace("\r\n", "\n") + "0\n\n";
            case 12 -> size + "\r\n" + body + "0\r\n\r\n";
            case 13 -> "1\r\n" + body.charAt(0) + "\r\n" + "0".repeat(500) + "0\r\n\r\n";
            case 14 -> ("1\r\n" + "x\r\n").repeat(3_000) + "0\r\n\r\n";
            default -> "0\r\n\r\n";
        };
    }

    private static void heads(List<Kind> kinds) {
        kinds.add(new Kind("header", draft -> {
            for (int i = draft.chance.between(1, 5); i > 0; i--) {
                draft.header(Oddities.header(draft.chance));
            }
            return draft.keep();
        }));
        kinds.add(new Kind("accept", draft -> {
            draft.header("Accept: " + Oddities.accept(draft.chance));
            return draft.keep();
        }));
        kinds.add(new Kind("language", draft -> {
            draft.header("Accept-Language: " + Oddities.language(draft.chance));
            return draft.last();
        }));
        for (int i = 0; i < 3; i++) {
            kinds.add(new Kind("authorization", draft -> {
                draft.authorization = Oddities.authorization(draft.chance);
                if (draft.chance.oneIn(6)) {
                    draft.header(Oddities.authorization(draft.chance));
                }
                return draft.last();
            }));
        }
        kinds.add(new Kind("idempotency key", draft -> {
            draft.header("Idempotency-Key: " + Oddities.value(draft.chance));
            if (draft.chance.oneIn(3)) {
                draft.header("Idempotency-Key: " + Oddities.value(draft.chance));
            }
            return draft.keep();
        }));
        kinds.add(new Kind("experimental", draft -> {
            draft.headers.clear();
            for (int i = draft.chance.below(3); i >= 0; i--) {
                draft.header("X-SailPoint-Experimental: " + Oddities.value(draft.chance));
            }
            return draft.keep();
        }));
        kinds.add(new Kind("header flood", draft -> {
            int count = draft.chance.of(50, 95, 101, 1_000, 5_000);
            for (int i = 0; i < count; i++) {
                draft.header(draft.chance.oneIn(2) ? "X-" + i + ": " + i : "X: y");
            }
            return draft.last();
        }));
        kinds.add(new Kind("large header", draft -> {
            draft.header("X: " + "x".repeat(draft.chance.of(7_000, 8_192, 65_536, 200_000)));
            return draft.last();
        }));
        kinds.add(new Kind("broken header", draft -> {
            draft.header(draft.chance.of(
                    " folded: yes",
                    "X: a\r\n b",
                    "X: a\r\n\tb",
                    "X: a\rb",
                    "X: a\nY: b",
                    "X: a\r",
                    "\n",
                    ": empty",
                    "X",
                    "X : y",
                    " : ",
                    "X: \0",
                    "X\0: y",
                    "X: \u0007",
                    "\u00e4: y",
                    "X: \u007f",
                    "(): y",
                    "X\u00a0: y",
                    "@",
                    "X: y\r\r",
                    "Host: other",
                    "Host: a b",
                    "Host",
                    "HTTP/1.1 200 OK",
                    "X: \u001b[31m",
                    "\"X\": y"));
            return draft.last();
        }));
        kinds.add(new Kind("connection", draft -> {
            draft.header(draft.chance.of(
                    "Connection: close, keep-alive, Authorization",
                    "Connection: upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ",
                    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13",
                    "Connection: \u00ff",
                    "Connection: Transfer-Encoding",
                    "Keep-Alive: timeout=999999999, max=-1",
                    "Proxy-Connection: close",
                    "TE: trailers, chunked;q=nan",
                    "Upgrade: TLS/1.0",
                    "Via: " + "1.1 x, ".repeat(300),
                    "Max-Forwards: -1"));
            return draft.last();
        }));
        kinds.add(new Kind("method", draft -> {
            draft.method = draft.chance.of(
                    "TRACE",
                    "PROPFIND",
                    "CONNECT",
                    "OPTIONS",
                    "HEAD",
                    "PUT",
                    "PATCH",
                    "DELETE",
                    "BREW",
                    "get",
                    "post",
                    "Post",
                    "GET\t",
                    "",
                    "G\0T",
                    "(",
                    "GET,POST",
                    "\u00e4",
                    "x".repeat(200),
                    "X".repeat(10_000),
                    "M-SEARCH");
            // What the container knows but does not do; and an empty method moves all words by one.
            draft.serverErrors = draft.method.equals("CONNECT") ? NOT_IMPLEMENTED : NOT_THIS_VERSION;
            return draft.last();
        }));
        kinds.add(new Kind("version", draft -> {
            draft.version = draft.chance.of(
                    "",
                    "HTTP/0.9",
                    "HTTP/1.0",
                    "HTTP/1.2",
                    "HTTP/2.0",
                    "HTTP/9.9",
                    "http/1.1",
                    "HTTP/1.1 ",
                    "HTTP/1.1 x",
                    "HTTP",
                    "HTTP/",
                    "HTTP/1",
                    "HTTP/11",
                    "HTTP/-1.1",
                    "HTTP/1.1\0",
                    "FTP/1.1",
                    "HTTPS/1.1",
                    "1.1",
                    "H".repeat(9_000));
            draft.serverErrors = NOT_THIS_VERSION;
            return draft.last();
        }));
    }

    private static void targets(List<Kind> kinds) {
        for (int i = 0; i < 2; i++) {
            kinds.add(new Kind("query", draft -> {
                draft.query = Oddities.query(draft.chance);
                return draft.keep();
            }));
        }
        kinds.add(new Kind("large query", draft -> {
            draft.query = "?"
                    + draft.chance.of(
                            "a=b&".repeat(2_000),
                            "limit=" + "1".repeat(7_000),
                            "filters=" + "(".repeat(5_000),
                            "a".repeat(100_000),
                            "a=&".repeat(1_500));
            return draft.last();
        }));
        kinds.add(new Kind("broken query", draft -> {
            draft.query = "?"
                    + draft.chance.of(
                            "filters=name eq \"x\"",
                            "a=\u00ff",
                            "a=\0",
                            "a=b#c",
                            "a=<>",
                            "a={b}",
                            "a=|",
                            "a=^`",
                            "a=\\",
                            "a=\"",
                            "a=\u00c3\u00a4",
                            "a=\t",
                            "??",
                            "a=b\rc",
                            "[]=1");
            draft.serverErrors = NOT_THIS_VERSION; // a blank ends the target early
            return draft.last();
        }));
        kinds.add(new Kind("path", draft -> {
            draft.path = Oddities.path(draft);
            draft.serverErrors = NOT_THIS_VERSION; // a blank ends the path early
            return draft.last();
        }));
        kinds.add(new Kind("path", draft -> {
            draft.path = Oddities.path(draft);
            draft.serverErrors = NOT_THIS_VERSION; // a blank ends the path early
            return draft.last();
        }));
        kinds.add(new Kind("target", draft -> {
            draft.path = draft.chance.of(
                    "http://localhost" + draft.path,
                    "http://evil.example" + draft.path,
                    "https://a:b@evil.example:99999" + draft.path,
                    "http://" + draft.path,
                    "http:" + draft.path,
                    "//evil.example" + draft.path,
                    "ftp://x/",
                    "*",
                    "localhost:80",
                    "",
                    "?",
                    "x",
                    "\\",
                    "http://[::1" + draft.path,
                    "urn:x",
                    "http://localhost",
                    draft.path + "#fragment",
                    "#",
                    "." + draft.path,
                    "/" + draft.chance.letters(9_000),
                    "/a".repeat(3_000));
            draft.serverErrors = NOT_THIS_VERSION;
            return draft.last();
        }));
    }

    private static void connections(List<Kind> kinds) {
        kinds.add(new Kind("smuggling", Kinds::smuggled));
        kinds.add(new Kind("smuggling", Kinds::smuggled));
        kinds.add(new Kind("pipeline", Kinds::pipelined));
        kinds.add(new Kind("no HTTP", Kinds::notHttp));
        kinds.add(new Kind("cut off head", draft -> {
            String head = draft.head();
            draft.mayStaySilent = true;
            return draft.exchange(
                    Ending.HALF_CLOSE,
                    List.of(new Part.Bytes(Draft.bytes(head.substring(0, draft.chance.below(head.length() - 2))))));
        }));
    }

    /** Two readings of where it ends; under one of them, the body holds another request, that only its sender may see. */
    private static Exchange smuggled(Draft draft) {
        Chance chance = draft.chance;
        // Nothing else here is answered with 404.
        String hidden = "GET /" + chance.letters(9) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + draft.surroundings.administratorToken() + "\r\n\r\n";
        String afterwards = "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String target = "POST /access-requests/close HTTP/1.1\r\nHost: localhost\r\n" + draft.authorization
                + "\r\nContent-Type: application/json\r\n";
        String chunked = chance.of(
                "Transfer-Encoding: chunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding:\tchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
                " Transfer-Encoding: chunked",
                "X: y\rTransfer-Encoding: chunked",
                "X: y\nTransfer-Encoding: chunked",
                "Transfer-Encoding\r\n : chunked",
                "Transfer-Encoding: chunked, identity",
                "transfer-encoding: \"chunked\"",
                "Transfer-Encoding: \u000bchunked");
        String whole = "0\r\n\r\n" + hidden;
        String request = switch (chance.below(4)) {
            // The length covers what the chunks leave out.
            case 0 -> target + "Content-Length: " + whole.length() + "\r\n" + chunked + "\r\n\r\n" + whole;
            case 1 -> target + chunked + "\r\nContent-Length: " + whole.length() + "\r\n\r\n" + whole;
            // The chunks cover what the length leaves out.
            case 2 ->
                target + "Content-Length: 4\r\n" + chunked + "\r\n\r\n" + Integer.toHexString(hidden.length()) + "\r\n"
                        + hidden + "\r\n0\r\n\r\n";
            default -> target + "Content-Length: 0\r\nContent-Length: " + hidden.length() + "\r\n\r\n" + hidden;
        };
        return new Exchange(
                draft.kind,
                "POST",
                List.of(new Part.Bytes(Draft.bytes(request + afterwards))),
                Ending.HALF_CLOSE,
                NOT_IMPLEMENTED,
                false,
                List.of(Set.of(400, 401, 403, 415, 501), Set.of(200, 400)));
    }

    private static Exchange pipelined(Draft draft) {
        StringBuilder requests = new StringBuilder();
        List<Set<Integer>> answers = new ArrayList<>();
        for (int i = draft.chance.between(2, 12); i > 0; i--) {
            switch (draft.chance.below(4)) {
                case 0 -> {
                    requests.append("GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    answers.add(Set.of(200));
                }
                case 1 -> {
                    requests.append("GET /close-runs HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    answers.add(Set.of(401));
                }
                case 2 -> {
                    requests.append("PUT /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nGET");
                    answers.add(Set.of(405));
                }
                default -> {
                    requests.append("GET /")
                            .append(draft.chance.letters(9))
                            .append("?limit=-1 HTTP/1.1\r\nHost: localhost\r\n")
                            .append("Authorization: Bearer ")
                            .append(draft.surroundings.administratorToken())
                            .append("\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nGET\r\n0\r\n\r\n");
                    answers.add(Set.of(404));
                }
            }
        }
        return new Exchange(
                draft.kind,
                "GET",
                List.of(new Part.Bytes(Draft.bytes(requests.toString()))),
                Ending.HALF_CLOSE,
                Set.of(),
                false,
                answers);
    }

    private static Exchange notHttp(Draft draft) {
        Chance chance = draft.chance;
        String bytes = switch (chance.below(14)) {
            case 0 -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0";
            case 1 -> "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003" + Bodies.bytes(chance.bytes(300));
            case 2 -> "\u0016\u0003\u0001";
            case 3 -> Bodies.bytes(chance.bytes(chance.between(1, 2_000)));
            case 4 -> Bodies.bytes(chance.bytes(50_000));
            case 5 -> "\r\n".repeat(chance.of(1, 5_000));
            case 6 -> "\n".repeat(chance.of(1, 5_000)) + "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
            case 7 -> "SSH-2.0-OpenSSH_9.9\r\n";
            case 8 -> "PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n";
            case 9 -> "\r\n\r\n\0\r\nQUIT\n!\u0011\0\u000c" + Bodies.bytes(chance.bytes(12));
            case 10 -> "\u0005\u0001\0";
            case 11 -> "GET " + draft.path + "\r\n";
            case 12 -> "\0".repeat(chance.of(1, 20_000));
            default -> "*1\r\n$4\r\nPING\r\n";
        };
        draft.mayStaySilent = true;
        draft.serverErrors = NOT_THIS_VERSION;
        return draft.exchange(Ending.HALF_CLOSE, List.of(new Part.Bytes(Draft.bytes(bytes))));
    }

    private static byte[] zeros(boolean gzip) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = gzip ? new GZIPOutputStream(compressed) : new DeflaterOutputStream(compressed)) {
            byte[] block = new byte[BLOCK];
            for (int i = 0; i < 1_000; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
