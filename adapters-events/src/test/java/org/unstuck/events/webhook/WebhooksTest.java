package org.unstuck.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.application.port.Receiver.Message;
import org.unstuck.application.port.Receiver.Reception;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;

class WebhooksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("0195d2a4-0000-7000-8000-000000000001");
    private static final String BODY = "{\"name\": \"Zo\u00eb\"}";
    private static final Message MESSAGE = new Message(ID, NOW, BODY);
    private static final Secret CURRENT = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret FORMER = new Secret("whsec_c2Vjb25kIHNlY3JldA==");

    private static final WebhookLimits IMPATIENT =
            new WebhookLimits(Duration.ofMillis(500), Duration.ofSeconds(1), 1_000, 16);

    @Test
    void postTheMessageWithItsIdTimeAndSignature() {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(200))) {
            Reception reception = with.hand(SubscriptionFixture.at(
                    with.url(), new Authentication.None(), new SigningSecrets(CURRENT, null, null)));

            assertThat(reception).isEqualTo(new Reception.Taken(200, ""));
            ScriptedReceiver.Request request = with.request();
            assertThat(request.line()).isEqualTo("POST /hook?tenant=1 HTTP/1.1");
            assertThat(request.body()).isEqualTo(BODY);
            assertThat(request.headers())
                    .containsEntry("host", "127.0.0.1:" + with.receiver.port())
                    .containsEntry("content-type", "application/json; charset=UTF-8")
                    .containsEntry("user-agent", "Unstuck")
                    .containsEntry("webhook-id", ID.toString())
                    .containsEntry("webhook-timestamp", "1772366400")
                    .containsEntry(
                            "webhook-signature",
                            Signature.of(List.of(CURRENT), ID.toString(), NOW.getEpochSecond(), BODY))
                    .doesNotContainKeys("authorization", "cookie", "accept-encoding", "upgrade", "expect");
        }
    }

    @Test
    void signWithTheFormerSecretTooAsLongAsItIsGood() {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(200))) {
            with.hand(SubscriptionFixture.at(
                    with.url(), new Authentication.None(), new SigningSecrets(CURRENT, FORMER, NOW.plusSeconds(1))));

            assertThat(with.request().headers().get("webhook-signature"))
                    .isEqualTo(Signature.of(List.of(CURRENT, FORMER), ID.toString(), NOW.getEpochSecond(), BODY));
        }
    }

    @Test
    void signNothingWithoutASecret() {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(200))) {
            with.hand(SubscriptionFixture.at(with.url()));

            assertThat(with.request().headers()).containsKey("webhook-id").doesNotContainKey("webhook-signature");
        }
    }

    @Test
    void signInByNameAndPassword() {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(200))) {
            with.hand(SubscriptionFixture.at(
                    with.url(), new Authentication.Basic("j\u00fcrgen", new Secret("p:w")), SigningSecrets.NONE));

            assertThat(with.request().headers().get("authorization"))
                    .isEqualTo("Basic "
                            + Base64.getEncoder().encodeToString("j\u00fcrgen:p:w".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void signInByToken() {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(200))) {
            with.hand(SubscriptionFixture.at(
                    with.url(), new Authentication.Bearer(new Secret("t0ken")), SigningSecrets.NONE));

            assertThat(with.request().headers()).containsEntry("authorization", "Bearer t0ken");
        }
    }

    @Test
    void sendNothingWithATokenThatWouldBreakOutOfItsHeader() {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(200))) {
            Reception reception = with.hand(SubscriptionFixture.at(
                    with.url(), new Authentication.Bearer(new Secret("hunter2\r\nX: y")), SigningSecrets.NONE));

            assertThat(reception)
                    .isInstanceOfSatisfying(
                            Reception.Refused.class,
                            refused -> assertThat(refused.reason())
                                    .contains("bearer token")
                                    .doesNotContain("hunter2"));
            assertThat(with.receiver.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void areTakenByAnyStatusOfSuccess(int status) {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(status))) {
            assertThat(with.hand()).isEqualTo(new Reception.Taken(status, ""));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 407, 500, 503, 599})
    void areRefusedByAnyOtherStatus(int status) {
        try (Conversation with =
                new Conversation(ScriptedReceiver.empty(status, "WWW-Authenticate: Basic realm=\"x\"\r\n"))) {
            assertThat(with.hand())
                    .isEqualTo(new Reception.Refused(status, null, "The receiver answered " + status + "."));
            assertThat(with.receiver.requests()).hasSize(1);
        }
    }

    @Test
    void knowWhenAReceiverIsGone() {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(410))) {
            assertThat(with.hand()).isEqualTo(new Reception.Gone());
        }
    }

    @ParameterizedTest
    @CsvSource({"429, 120, 120", "503, 'Sun, 01 Mar 2026 12:05:00 GMT', 300", "429, soon, "})
    void tellHowLongAReceiverWantsToBeLeftAlone(int status, String header, Long seconds) {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(status, "Retry-After: " + header + "\r\n"))) {
            assertThat(with.hand())
                    .isEqualTo(new Reception.Refused(
                            status,
                            seconds == null ? null : Duration.ofSeconds(seconds),
                            "The receiver answered " + status + "."));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void followNoRedirect(int status) throws IOException {
        try (Canary canary = new Canary();
                Conversation with = new Conversation(
                        ScriptedReceiver.empty(status, "Location: http://127.0.0.1:" + canary.port() + "/\r\n"))) {
            assertThat(with.hand())
                    .isEqualTo(new Reception.Refused(
                            status, null, "The receiver answered " + status + "; redirects are not followed."));
            assertThat(with.receiver.requests()).hasSize(1);
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void keepAConnectionForTheNextMessageButNoCookie() {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(200, "Set-Cookie: a=b\r\n"))) {
            for (int i = 0; i < 5; i++) {
                with.hand();
            }

            assertThat(with.receiver.connections()).isEqualTo(1);
            assertThat(with.receiver.requests())
                    .hasSize(5)
                    .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("cookie"));
        }
    }

    @Test
    void takeNoConnectionThatWasClosedInBetweenForARefusal() {
        try (Conversation with = new Conversation((request, out) -> {
            out.write(ascii(ScriptedReceiver.empty(200)));
            out.flush();
            throw new IOException("hang up without having said so");
        })) {
            for (int i = 0; i < 5; i++) {
                assertThat(with.hand()).isEqualTo(new Reception.Taken(200, ""));
            }

            assertThat(with.receiver.requests()).hasSize(5);
            assertThat(with.receiver.connections()).isEqualTo(5);
        }
    }

    @Test
    void tryOnceWhereANewConnectionBreaks() {
        try (Conversation with = new Conversation((request, out) -> {
            throw new IOException("hang up");
        })) {
            assertThat(with.hand()).isEqualTo(new Reception.Refused(null, null, "The connection broke off."));

            assertThat(with.receiver.requests()).hasSize(1);
        }
    }

    @Test
    void giveTheAnswerButNothingThatDatabasesHaveNoRoomFor() {
        try (Conversation with = new Conversation("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"\0\"}")) {
            assertThat(with.hand()).isEqualTo(new Reception.Taken(200, "{\"\uFFFD\"}"));
        }
    }

    @Test
    void readNoMoreOfAnAnswerThanTheyMay() {
        try (Conversation with = new Conversation((request, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n\r\n"));
            byte[] more = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(more);
            }
        })) {
            assertThat(with.hand()).isEqualTo(new Reception.Taken(200, "x".repeat(IMPATIENT.answerBytes())));
            with.isBrokenOff();
        }
    }

    @Test
    void unpackNothing() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[100_000]);
        }
        try (Conversation with = new Conversation((request, out) -> {
            out.write(ascii(
                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n"));
            out.write(packed.toByteArray());
        })) {
            assertThat(with.hand())
                    .isInstanceOfSatisfying(
                            Reception.Taken.class,
                            taken -> assertThat(taken.body()).hasSizeLessThanOrEqualTo(packed.size()));
        }
    }

    @Test
    void giveUpOnWhoNeverAnswers() {
        try (Conversation with = new Conversation((request, out) -> Thread.sleep(60_000))) {
            assertThat(with.handInTime())
                    .isEqualTo(new Reception.Refused(null, null, "There was no answer within 1 s."));
        }
    }

    @Test
    void giveUpOnWhoSendsAHeaderDropByDrop() {
        try (Conversation with = new Conversation((request, out) -> drip(out, "HTTP/1.1 200 OK\r\nX: "))) {
            assertThat(with.handInTime())
                    .isEqualTo(new Reception.Refused(null, null, "There was no answer within 1 s."));
            with.isBrokenOff();
        }
    }

    @Test
    void takeAStatusForAnAnswerWhenTheRestOfItComesDropByDrop() {
        try (Conversation with = new Conversation((request, out) -> drip(out, "HTTP/1.1 200 OK\r\n\r\nyes"))) {
            assertThat(with.handInTime())
                    .isInstanceOfSatisfying(
                            Reception.Taken.class,
                            taken -> assertThat(taken.body()).startsWith("yes"));
            with.isBrokenOff();
        }
    }

    @Test
    void giveUpOnWhoSaysWaitForEver() {
        try (Conversation with = new Conversation((request, out) -> {
            while (true) {
                out.write(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
                Thread.sleep(10);
            }
        })) {
            assertThat(with.handInTime()).isInstanceOf(Reception.Refused.class);
            with.isBrokenOff();
        }
    }

    @Test
    void giveUpOnWhoSendsHeadersWithoutEnd() {
        try (Conversation with = new Conversation((request, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n"));
            while (true) {
                out.write(ascii("X: " + "y".repeat(1_000) + "\r\n"));
            }
        })) {
            assertThat(with.hand()).isEqualTo(new Reception.Refused(null, null, "The connection broke off."));
        }
    }

    @Test
    void giveUpOnWhoTakesAMessageWithoutReadingIt() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1);
                Webhooks webhooks = webhooks(AllowedAddresses.parse("127.0.0.1:" + deaf.getLocalPort()))) {
            Message large = new Message(ID, NOW, "x".repeat(20_000_000));
            long begin = System.nanoTime();

            Reception reception =
                    webhooks.hand(large, SubscriptionFixture.at("http://127.0.0.1:" + deaf.getLocalPort() + "/"));

            assertThat(reception).isEqualTo(new Reception.Refused(null, null, "There was no answer within 1 s."));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void areRefusedWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket nobody = new ServerSocket(0)) {
            port = nobody.getLocalPort();
        }
        try (Webhooks webhooks = webhooks(AllowedAddresses.parse("127.0.0.1:" + port))) {
            assertThat(webhooks.hand(MESSAGE, SubscriptionFixture.at("http://127.0.0.1:" + port + "/")))
                    .isEqualTo(new Reception.Refused(null, null, "Nobody takes connections there."));
        }
    }

    @Test
    void areRefusedWhereNobodySpeaksTls() {
        try (Conversation with = new Conversation(ScriptedReceiver.empty(200))) {
            assertThat(with.hand(SubscriptionFixture.at("https://127.0.0.1:" + with.receiver.port() + "/")))
                    .isEqualTo(new Reception.Refused(null, null, "There was no connection that can be trusted (TLS)."));
        }
    }

    @Test
    void areRefusedByGarbage() {
        try (Conversation with = new Conversation((request, out) -> {
            out.write(ascii("SSH-2.0-x\r\n\r\n"));
            throw new IOException("hang up");
        })) {
            assertThat(with.hand()).isInstanceOf(Reception.Refused.class);
        }
    }

    @Test
    void askNoProxyOnTheWay() throws IOException {
        try (Canary proxy = new Canary();
                Conversation with = new Conversation(ScriptedReceiver.empty(200))) {
            List<String> properties = List.of("http.proxyHost", "http.proxyPort", "socksProxyHost", "socksProxyPort");
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", "" + proxy.port());
            System.setProperty("socksProxyHost", "127.0.0.1");
            System.setProperty("socksProxyPort", "" + proxy.port());
            System.setProperty("http.nonProxyHosts", "");
            System.setProperty("socksNonProxyHosts", "");
            try {
                assertThat(with.hand()).isEqualTo(new Reception.Taken(200, ""));
                assertThat(proxy.connections()).isZero();
            } finally {
                properties.forEach(System::clearProperty);
                System.clearProperty("http.nonProxyHosts");
                System.clearProperty("socksNonProxyHosts");
            }
        }
    }

    @Test
    void answerOthersOnTheSameHostWhileOneHangs() throws Exception {
        try (Conversation with = new Conversation((request, out) -> {
                    if (request.line().contains("hang")) {
                        Thread.sleep(60_000);
                    }
                    out.write(ascii(ScriptedReceiver.empty(200)));
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Subscription hanging = SubscriptionFixture.at(with.url() + "&hang");
            List<Future<Reception>> hung = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                hung.add(threads.submit(() -> with.hand(hanging)));
            }
            while (with.receiver.requests().size() < 8) {
                Thread.sleep(1);
            }

            for (int i = 0; i < 20; i++) {
                assertThat(with.hand()).isEqualTo(new Reception.Taken(200, ""));
            }
            assertThat(hung).noneMatch(Future::isDone);
            for (Future<Reception> one : hung) {
                assertThat(one.get()).isInstanceOf(Reception.Refused.class);
            }
        }
    }

    private static void drip(OutputStream out, String begin) throws IOException, InterruptedException {
        out.write(ascii(begin));
        while (true) {
            Thread.sleep(20);
            out.write('.');
            out.flush();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Webhooks webhooks(AllowedAddresses allowed) {
        return new Webhooks(allowed, IMPATIENT, SSLContexts.createDefault(), InstantSource.fixed(NOW));
    }

    /** A receiver and who calls it. */
    private static final class Conversation implements AutoCloseable {

        final ScriptedReceiver receiver;
        private final Webhooks webhooks;

        Conversation(String answer) {
            this(ScriptedReceiver.answering(answer));
        }

        Conversation(ScriptedReceiver.Script script) {
            this(new ScriptedReceiver(script));
        }

        private Conversation(ScriptedReceiver receiver) {
            this.receiver = receiver;
            this.webhooks = webhooks(receiver.allowed());
        }

        String url() {
            return receiver.url();
        }

        Reception hand() {
            return hand(SubscriptionFixture.at(url()));
        }

        Reception hand(Subscription to) {
            return webhooks.hand(MESSAGE, to);
        }

        Reception handInTime() {
            long begin = System.nanoTime();
            Reception reception = hand();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
            return reception;
        }

        ScriptedReceiver.Request request() {
            assertThat(receiver.requests()).hasSize(1);
            return receiver.requests().getFirst();
        }

        void isBrokenOff() {
            try {
                assertThat(receiver.brokenOff().await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            try {
                webhooks.close();
                receiver.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
