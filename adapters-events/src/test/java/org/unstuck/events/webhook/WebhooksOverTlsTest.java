package org.unstuck.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unstuck.application.port.Receiver.Message;
import org.unstuck.application.port.Receiver.Reception;
import org.unstuck.application.trigger.PrivateAuthority;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.SigningSecrets;

class WebhooksOverTlsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("0195d2a4-0000-7000-8000-000000000001");
    private static final Message MESSAGE = new Message(ID, NOW, "{\"name\": \"Zo\u00eb\"}");
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String HOST = "hooks.example";
    private static final Reception STRANGER =
            refused("The certificate of the receiver is not from an authority that is trusted here.");
    private static final Reception ANOTHER = refused("The certificate of the receiver is not for this host.");

    @TempDir
    static Path directory;

    private static PrivateAuthority authority;

    /** All names that were looked up; each leads to this machine. */
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void makeKeys() {
        authority = new PrivateAuthority(directory);
    }

    @Test
    void reachWhoHasACertificateOfATrustedAuthorityByItsNameAtTheCheckedAddress()
            throws IOException, GeneralSecurityException {
        try (TlsReceiver receiver = new TlsReceiver(authority.server("dns:" + HOST));
                Webhooks webhooks = trusting(authority.client(), receiver)) {
            Reception reception = webhooks.hand(
                    MESSAGE,
                    SubscriptionFixture.at(
                            url(HOST, receiver),
                            new Authentication.None(),
                            new SigningSecrets(new Secret("whsec_" + KEY), null, null)));

            assertThat(reception).isEqualTo(new Reception.Taken(200, ""));
            assertThat(asked).containsExactly(HOST);
            assertThat(receiver.requests()).singleElement().satisfies(request -> {
                assertThat(request.names()).containsExactly(HOST);
                assertThat(request.host()).isEqualTo(HOST + ":" + receiver.port());
                assertThat(request.body()).isEqualTo(MESSAGE.body());
            });
            assertThat(receiver.requests().getFirst().signature())
                    .isEqualTo("v1," + mac(ID + "." + NOW.getEpochSecond() + "." + MESSAGE.body()));
        }
    }

    @Test
    void sendNothingToWhoVouchesForItself() throws IOException {
        try (TlsReceiver receiver = new TlsReceiver(authority.selfSignedServer("dns:" + HOST));
                Webhooks webhooks = trusting(authority.client(), receiver)) {
            assertThat(hand(webhooks, HOST, receiver)).isEqualTo(STRANGER);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void sendNothingToWhoseAuthorityNobodySaidToTrust() throws IOException {
        try (TlsReceiver receiver = new TlsReceiver(authority.server("dns:" + HOST));
                Webhooks webhooks = trusting(SSLContexts.createDefault(), receiver)) {
            assertThat(hand(webhooks, HOST, receiver)).isEqualTo(STRANGER);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void sendNothingToWhoHasTheCertificateOfAnotherHost() throws IOException {
        try (TlsReceiver receiver = new TlsReceiver(authority.server("dns:other.example"));
                Webhooks webhooks = trusting(authority.client(), receiver)) {
            assertThat(hand(webhooks, HOST, receiver)).isEqualTo(ANOTHER);
            assertThat(hand(webhooks, "127.0.0.1", receiver)).isEqualTo(ANOTHER);
            assertThat(receiver.requests()).isEmpty();

            assertThat(hand(webhooks, "other.example", receiver)).isEqualTo(new Reception.Taken(200, ""));
        }
    }

    /** A certificate for the address that was connected to is none for the name that the subscription has. */
    @Test
    void compareTheNameAndNotTheAddress() throws IOException {
        try (TlsReceiver receiver = new TlsReceiver(authority.server("ip:127.0.0.1"));
                Webhooks webhooks = trusting(authority.client(), receiver)) {
            assertThat(hand(webhooks, HOST, receiver)).isEqualTo(ANOTHER);
            assertThat(receiver.requests()).isEmpty();

            assertThat(hand(webhooks, "127.0.0.1", receiver)).isEqualTo(new Reception.Taken(200, ""));
        }
    }

    @Test
    void sendNothingToWhoseCertificateHasExpired() throws IOException {
        try (TlsReceiver receiver = new TlsReceiver(authority.expiredServer("dns:" + HOST));
                Webhooks webhooks = trusting(authority.client(), receiver)) {
            assertThat(hand(webhooks, HOST, receiver))
                    .isEqualTo(refused("The certificate of the receiver is not valid at this time."));
            assertThat(receiver.requests()).isEmpty();
        }
    }

    private Webhooks trusting(SSLContext tls, TlsReceiver receiver) {
        return new Webhooks(
                AllowedAddresses.parse("127.0.0.1:" + receiver.port()),
                WebhookLimits.DEFAULT,
                tls,
                InstantSource.fixed(NOW),
                host -> {
                    asked.add(host);
                    return List.of(InetAddress.getLoopbackAddress());
                },
                address -> false);
    }

    private static Reception hand(Webhooks webhooks, String host, TlsReceiver receiver) {
        return webhooks.hand(MESSAGE, SubscriptionFixture.at(url(host, receiver)));
    }

    private static String url(String host, TlsReceiver receiver) {
        return "https://" + host + ":" + receiver.port() + "/hook";
    }

    private static Reception refused(String reason) {
        return new Reception.Refused(null, null, reason);
    }

    /** As a receiver computes it. */
    private static String mac(String signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
