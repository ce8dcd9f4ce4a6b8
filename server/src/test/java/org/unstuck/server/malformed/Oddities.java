package org.unstuck.server.malformed;

import java.util.Base64;
import java.util.Locale;

/** What clients, scanners and attackers write where something else belongs: in paths, queries and headers. */
final class Oddities {

    private Oddities() {}

    static String contentType(Chance chance) {
        return chance.of(
                "application/xml",
                "text/xml; charset=utf-8",
                "text/plain",
                "text/html",
                "application/json; charset=utf-7",
                "application/json;charset=utf-16",
                "application/json; charset=nonsense",
                "application/json;charset=\"",
                "application/x-ndjson",
                "application/ndjson;a=b",
                "application/json-patch+json",
                "application/merge-patch+json",
                "application/problem+json",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "application/x-java-serialized-object",
                "application/cbor",
                "",
                "/",
                "*/*",
                "json",
                "application/",
                "application/json, text/xml",
                "application/json; a=b; a=c; ;",
                "a/b/c",
                "\u00e4/\u00f6",
                "application/json;" + "a".repeat(3_000),
                "text/csv",
                "application/*+json",
                "application/json ; q=2",
                "application/JSON;charset=UTF-8;charset=UTF-16",
                "message/http",
                "application/json;profile=\"a\\\"b\"");
    }

    static String header(Chance chance) {
        String name = chance.of(
                "Accept",
                "Accept-Charset",
                "Accept-Encoding",
                "Content-Language",
                "Cookie",
                "Date",
                "Forwarded",
                "From",
                "If-Match",
                "If-Modified-Since",
                "If-None-Match",
                "If-Range",
                "Origin",
                "Prefer",
                "Range",
                "Referer",
                "User-Agent",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Prefix",
                "X-Forwarded-Proto",
                "X-HTTP-Method-Override",
                "X-Requested-With",
                "X-Original-URL",
                "X-Rewrite-URL",
                "Access-Control-Request-Method",
                "Sec-Fetch-Site",
                "Content-Disposition",
                "Content-MD5",
                "Digest",
                "Traceparent",
                "X-Request-Id");
        if (name.equals("Accept")) {
            return name + ": " + accept(chance);
        }
        return name + ": " + value(chance);
    }

    /** Text that stays within a header's value. */
    static String value(Chance chance) {
        return chance.of(
                "",
                " ",
                "true",
                "TRUE",
                "false",
                "1",
                "-1",
                "0",
                "null",
                "\"",
                "\"\"",
                "\"unclosed",
                "\"a\" \"b\"",
                "\"a\";b=c",
                "'",
                "\\",
                ",",
                ",,,",
                ";",
                "=",
                "a=b; c",
                "$Version=1; x=\"",
                "JSESSIONID=x; JSESSIONID=y",
                "%00",
                "%ff",
                "\u00ff",
                "\u00ed\u00a0\u0080",
                "\u00c0\u00af",
                "\u00f0\u009f\u0098\u0080",
                "\t",
                "bytes=0-",
                "bytes=-1,5-1,99999999999-",
                "*",
                "W/\"x\"",
                "Thu, 32 Foo 99999 99:99:99 GMT",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "http://[",
                "http://evil.example",
                "javascript:x",
                "DELETE",
                "for=\"[::1]:99999\";proto=x",
                "256.256.256.256",
                "../../../../etc/passwd",
                "${jndi:ldap://x.example/a}",
                "#{7*7}",
                "${7*7}",
                "' or '1'='1",
                "<script>alert(1)</script>",
                "x".repeat(256),
                "x".repeat(3_000),
                "a,".repeat(1_000),
                "(".repeat(1_000),
                "00-0-0-0",
                "gzip;q=x, *;q=2");
    }

    static String accept(Chance chance) {
        return chance.of(
                "",
                "*",
                "/",
                "*/json",
                "text/html",
                "image/*",
                "application/xml",
                "application/json;q=0",
                "application/json;q=2",
                "application/json;q=x",
                "text/csv;q=nan",
                "text/csv",
                "text/csv;charset=utf-16",
                "application/json;charset=nonsense",
                "*/*;q=0",
                "text/csv, */*;q=0.1, application/json;q=-1",
                "a/b/c",
                "application/json;;",
                ";",
                ",",
                "\"",
                "\u00ff/\u00ff",
                "text/html, " + "a/b,".repeat(500),
                "application/*+xml",
                "*/*;" + "a=b;".repeat(300),
                "application/problem+json",
                "text/event-stream",
                "multipart/form-data");
    }

    static String language(Chance chance) {
        return chance.of(
                "",
                "*",
                "de",
                "de-AT;q=0.5, *;q=0",
                "q=1",
                "de;q=nan",
                "de;q=2",
                "de;q=-1",
                "de;q=",
                ";q=1",
                ",",
                "-",
                "de-",
                "-de",
                "i-klingon",
                "x-private",
                "en-" + "a-".repeat(100),
                "de_DE",
                "\u00e4",
                "\"de\"",
                "de;;q=1",
                "a".repeat(9),
                "x".repeat(3_000),
                "de,".repeat(2_000),
                "de;q=0.1,".repeat(700),
                "a-b-c-d-e-f-g-h-i-j-k-l-m-n",
                "de;q=0.00000000000000001",
                "de;q=1e1",
                "en-US-u-ca-" + "buddhist-".repeat(50),
                "de-DE,".repeat(17_000),
                "zh-Hant-TW, */*",
                "de \t; q = 1",
                "1",
                "00",
                "en--US",
                "und",
                "root",
                "C");
    }

    static String authorization(Chance chance) {
        return switch (chance.below(16)) {
            case 0 -> "Authorization: Bearer " + "a.".repeat(chance.of(1, 2, 3, 1_000)) + "b";
            case 1 -> "Authorization: Bearer " + jwt("{\"alg\":\"none\"}", claims(chance), "");
            case 2 ->
                "Authorization: Bearer "
                        + jwt(
                                "{\"alg\":\"ES256\",\"kid\":\"" + chance.letters(9) + "\"}",
                                claims(chance),
                                chance.letters(86));
            case 3 -> "Authorization: Bearer " + jwt("{\"alg\":\"HS256\"}", claims(chance), chance.letters(43));
            case 4 ->
                "Authorization: Bearer "
                        + jwt(
                                chance.of(
                                        "",
                                        "null",
                                        "[]",
                                        "{",
                                        "1",
                                        "{\"alg\":1}",
                                        "{\"alg\":null}",
                                        "{\"alg\":\"ES256\",\"crit\":[\"x\"]}",
                                        "{\"alg\":\"ES256\",\"zip\":\"DEF\"}",
                                        "{\"alg\":\"ES256\",\"jku\":\"http://127.0.0.1:1/\"}",
                                        "{\"alg\":\"ES256\",\"jwk\":{}}",
                                        "{\"alg\":\"ES256\",\"b64\":false}",
                                        "[".repeat(2_000),
                                        "{\"alg\":\"ES256\",\"alg\":\"none\"}",
                                        "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}"),
                                claims(chance),
                                "c2ln");
            case 5 ->
                "Authorization: Bearer "
                        + jwt(
                                "{\"alg\":\"ES256\"}",
                                chance.of(
                                        "",
                                        "null",
                                        "[]",
                                        "{",
                                        "{\"exp\":1e999999}",
                                        "{\"exp\":\"never\"}",
                                        "[".repeat(2_000)),
                                Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(new byte[chance.of(0, 1, 63, 64, 65)]));
            case 6 -> "Authorization: Bearer " + "x".repeat(chance.of(6_000, 9_000, 100_000));
            case 7 ->
                "Authorization: Basic " + chance.of("", "Og==", "YTpi", "!!!", "YQ==", "\u00ff", "YTpi".repeat(1_000));
            case 8 ->
                "Authorization: "
                        + chance.of(
                                "",
                                "Bearer",
                                "Bearer ",
                                "bearer x",
                                "BEARER x",
                                "Bearer  x",
                                "Bearer x y",
                                "Bearer\tx",
                                "Digest x",
                                "Negotiate YII=",
                                "x");
            case 9 -> "Authorization: Bearer " + value(chance);
            case 10 -> "Authorization: Bearer " + Base64.getUrlEncoder().encodeToString(chance.bytes(100));
            case 11 -> "Authorization: DPoP x\r\nDPoP: y";
            case 12 -> "Authorization: Bearer a.b.c\r\nAuthorization: Bearer d.e.f";
            case 13 -> "Authorization: Bearer " + jwt("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}", "x", "y") + ".z.w";
            case 14 -> "X-Authorization: none";
            default -> "Authorization: Bearer \u00ed\u00a0\u0080." + chance.letters(20) + "." + chance.letters(20);
        };
    }

    private static String claims(Chance chance) {
        return chance.of(
                "{}",
                "{\"sub\":\"admin\",\"authorities\":[\"ORG_ADMIN\"],\"identity_id\":\"x\",\"exp\":99999999999}",
                "{\"exp\":1,\"nbf\":\"x\"}",
                "{\"aud\":{},\"iss\":[]}",
                "{\"exp\":" + "9".repeat(400) + "}",
                "{\"authorities\":{\"a\":[[[]]]}}",
                "\0",
                "{\"sub\":\"\\u0000\"}");
    }

    private static String jwt(String header, String claims, String signature) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(Draft.bytes(header)) + "." + base64.encodeToString(Draft.bytes(claims)) + "."
                + signature;
    }

    static String query(Chance chance) {
        StringBuilder query = new StringBuilder("?");
        for (int i = chance.between(1, 3); i > 0; i--) {
            String name = chance.of(
                    "limit",
                    "limit",
                    "offset",
                    "count",
                    "filters",
                    "sorters",
                    "outcome",
                    "requested-for",
                    "requested-by",
                    "regarding-identity",
                    "type",
                    "owner-id",
                    "%6cimit",
                    "LIMIT",
                    "limit%00",
                    "",
                    "%",
                    "a%zz",
                    "%ed%a0%80",
                    "%00",
                    "unknown",
                    "access_token",
                    "_method",
                    "limit[]",
                    "class.module");
            String value = chance.of(
                    "-1",
                    "0",
                    "1",
                    "251",
                    "1000000000",
                    "99999999999999999999",
                    "NaN",
                    "1.5",
                    "1e3",
                    "+1",
                    "%201",
                    "0x10",
                    "%D9%A1",
                    "",
                    "true",
                    "TRUE",
                    "yes",
                    "%00",
                    "%",
                    "%f",
                    "%zz",
                    "%u0041",
                    "%c0%af",
                    "%ed%a0%80",
                    "%ff",
                    "%F0%9F%98%80",
                    "created%20gt%20x",
                    "type%20EQ%20%22x%22",
                    "type%20eq%20%22" + "a".repeat(2_000) + "%22",
                    "((((((",
                    "not%20not%20not%20type%20isnull",
                    "type%20in%20(" + "%22x%22,".repeat(300) + "%22y%22)",
                    "type%20eq%20%22%00%22",
                    "created%20ge%20%2B999999999-01-01T00:00:00Z",
                    "id%20eq%20%22x%22%20and%20",
                    "%22",
                    "%5C",
                    "'%20or%201=1--",
                    "type%20in%20()",
                    "created%20eq%200000",
                    "(".repeat(1_000) + ")".repeat(1_000),
                    "-created,-created",
                    "created,,type",
                    "--created",
                    "-",
                    ",",
                    "CLOSED",
                    "closed",
                    "%E2%80%AE",
                    "a+b",
                    "me",
                    "not%20(".repeat(100));
            query.append(query.length() == 1 ? "" : chance.of("&", "&", "&&", ";"))
                    .append(name)
                    .append(chance.oneIn(12) ? "" : "=")
                    .append(value);
        }
        return query.toString();
    }

    /** A path like that of the draft, and others beside those of the API. */
    static String path(Draft draft) {
        String path = draft.path;
        Chance chance = draft.chance;
        int slash = path.indexOf('/', 1) < 0 ? path.length() : path.indexOf('/', 1);
        return chance.of(
                "/" + path,
                path.replace("/", "//"),
                path + "/",
                path + "//",
                "/." + path,
                "/x/.." + path,
                "/x/../.." + path,
                "/%2e%2e" + path,
                "/%2e" + path,
                path + "/..",
                path + "/.;/",
                path + "%00",
                path + "%00.json",
                path + ";matrix",
                path.substring(0, slash) + ";a=b" + path.substring(slash),
                "/;" + path,
                path + ";jsessionid=x",
                path + "%3b",
                path + "%ff",
                path.replace("/", "%2f"),
                path.replace("/", "%252f"),
                path.replace("/", "\\"),
                path.replace("/", "%5c"),
                path.toUpperCase(Locale.ROOT),
                path + ".json",
                path + ".",
                path + "%20",
                path + "\u00ff",
                path + "\0",
                path + "%",
                path + "%2",
                path + "%zz",
                path + "%u0041",
                path + "%0d%0aX:y",
                path + "%c0%ae%c0%ae/",
                path + "\u00e4",
                path + "?",
                path + "%3f",
                path + "%23",
                "/v3/v2025" + path,
                "/v1" + path,
                "/v9999" + path,
                "/beta/" + path,
                path + "/v1",
                path + "/x/y/z",
                path.substring(0, path.length() - 1),
                path.substring(0, slash),
                path.replace("-", "%2d"),
                path + "/" + "x".repeat(5_000),
                "/" + "x/".repeat(2_000),
                path + "|",
                path + "{id}",
                path + "\"",
                path + "<",
                path + "^",
                path + "`",
                path + "\t",
                path + " x",
                "/error",
                "/actuator",
                "/actuator/env",
                "/actuator/health/..;/env",
                "/favicon.ico",
                "/",
                "/oauth/token/",
                "/oauth//token",
                "/oauth/authorize",
                "/.well-known/openid-configuration");
    }
}
