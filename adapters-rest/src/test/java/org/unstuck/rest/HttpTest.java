package org.unstuck.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.InMemoryCloseRuns;
import org.unstuck.application.port.InMemoryPersonalAccessTokens;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RecordingCloseRunWorkflows;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.request.ReadIdentityRequests;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.openapi.DocumentedAnswers;
import org.unstuck.rest.token.SigningKey;

/** Tests over real HTTP. All share one server, so each uses tracking numbers of its own. */
@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "unstuck.import.max-bytes=3000000",
            "unstuck.rate-limit=off",
            "unstuck.client-rate-limits.limited-to-5=5",
            "unstuck.client-rate-limits.limited-to-1=1",
            "unstuck.client-rate-limits.limited-too=1"
        })
public abstract class HttpTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    @LocalServerPort
    protected int port;

    @Autowired
    protected SigningKey signingKey;

    @Autowired
    private InMemoryCloseRuns closeRuns;

    @Autowired
    private RecordingCloseRunWorkflows workflows;

    @Autowired
    private ReadIdentityRequests readIdentityRequests;

    @Autowired
    protected InMemoryPersonalAccessTokens tokens;

    /** A tracking number that no other test has. */
    protected static TrackingNumber newTrackingNumber() {
        return TrackingNumber.of("7e57%028x".formatted(LAST_NUMBER.incrementAndGet()));
    }

    protected Call get(String path) {
        return new Call("GET", path, BodyPublishers.noBody());
    }

    protected Call post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    protected Call post(String path, byte[] body) {
        return new Call("POST", path, BodyPublishers.ofByteArray(body));
    }

    protected Call call(String method, String path, String body) {
        return new Call(method, path, BodyPublishers.ofString(body));
    }

    protected Call call(String method, String path) {
        return new Call(method, path, BodyPublishers.noBody());
    }

    /** All that a refused call must leave as it was. */
    protected String state() {
        Visibility everything = new Visibility.Everything();
        RequestQuery requests = RequestQuery.all(everything);
        return closeRuns.count() + " runs, " + workflows.started().size() + " started, "
                + workflows.cancelled().size() + " cancelled, " + readIdentityRequests.count(requests) + " requests "
                + readIdentityRequests.page(requests, Page.FIRST).hashCode() + " "
                + tokens.count(everything, Selection.ALL)
                + " tokens "
                + tokens.page(everything, Selection.ALL, Page.FIRST).hashCode();
    }

    /** Every answer of the API must be one that its document tells of. */
    private void documented(HttpResponse<String> response) {
        String server = "http://localhost:" + port;
        DocumentedAnswers.of(URI.create(server))
                .check(
                        response.request().method(),
                        response.request().uri().toString().substring(server.length()),
                        response.statusCode(),
                        response.headers(),
                        response.body());
    }

    protected JWTClaimsSet.Builder administratorClaims() {
        return userClaims(TestServer.ADMINISTRATOR.identityId()).claim("authorities", List.of("ORG_ADMIN"));
    }

    protected JWTClaimsSet.Builder userClaims(String identityId) {
        return new JWTClaimsSet.Builder()
                .issuer("http://localhost:8080")
                .audience("unstuck")
                .subject("some client")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now().minus(Duration.ofHours(1))))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                .claim("identity_id", identityId)
                .claim("user_name", "Ada Administrator")
                .claim("scope", List.of("sp:scopes:all"));
    }

    protected String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, signingKey);
    }

    protected static String signed(JWTClaimsSet.Builder claims, SigningKey key) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.jwk().getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new ECDSASigner(key.jwk()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One call, by the administrator unless said otherwise. */
    protected final class Call {

        private final HttpRequest.Builder request;
        private String token = signed(administratorClaims());

        private Call(String method, String path, BodyPublisher body) {
            request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .timeout(Duration.ofSeconds(30))
                    .method(method, body);
        }

        public Call as(String token) {
            this.token = token;
            return this;
        }

        public Call asUser(String identityId) {
            return as(signed(userClaims(identityId)));
        }

        public Call asNobody() {
            return as("");
        }

        public Call header(String name, String value) {
            request.setHeader(name, value);
            return this;
        }

        /** A header line beside the ones of that name that are there. */
        public Call anotherHeader(String name, String value) {
            request.header(name, value);
            return this;
        }

        public Call json() {
            return header("Content-Type", "application/json");
        }

        public Answer send() {
            if (!token.isEmpty()) {
                request.setHeader("Authorization", "Bearer " + token);
            }
            try {
                HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
                documented(response);
                return new Answer(response.statusCode(), response.headers(), response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
