package org.unstuck.rest.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An OpenID Connect issuer on this machine: its discovery document, its keys, and tokens. */
final class TestIssuer implements AutoCloseable {

    private final int port;
    private final AtomicInteger looks = new AtomicInteger();
    private @Nullable HttpServer server;
    private volatile RSAKey key = newKey("first");
    private volatile String namedIssuer;

    TestIssuer() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        namedIssuer = name();
    }

    String name() {
        return "http://localhost:" + port + "/realms/staff";
    }

    TestIssuer start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.createContext(
                    "/realms/staff/.well-known/openid-configuration",
                    exchange -> answer(
                            exchange,
                            "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(namedIssuer, name())));
            started.createContext("/realms/staff/keys", exchange -> {
                looks.incrementAndGet();
                answer(exchange, new JWKSet(key.toPublicJWK()).toString());
            });
            started.start();
            server = started;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says in its discovery document that it is another. */
    void pretendToBe(String other) {
        namedIssuer = other;
    }

    void rotate(String keyId) {
        key = newKey(keyId);
    }

    RSAKey key() {
        return key;
    }

    /** How often somebody asked for its keys. */
    int looks() {
        return looks.get();
    }

    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(name())
                .audience("unstuck")
                .subject("0a".repeat(16))
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("preferred_username", "olga")
                .claim("azp", "spa")
                .claim("scope", "openid profile")
                .claim("realm_access", Map.of("roles", List.of("unstuck-admins", "offline_access")));
    }

    String sign(JWTClaimsSet.Builder claims) {
        return sign(claims, key, "at+jwt");
    }

    static String sign(JWTClaimsSet.Builder claims, RSAKey key, @Nullable String type) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(type == null ? null : new JOSEObjectType(type))
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
