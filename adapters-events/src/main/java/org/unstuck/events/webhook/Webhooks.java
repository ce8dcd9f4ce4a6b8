package org.unstuck.events.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.unstuck.application.port.Receiver;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.WebhookUrl;

/**
 * Receivers on the network: each message is one POST (contract 6.3), signed as Standard Webhooks says. Whatever a
 * receiver does, an attempt ends within the limits, and nothing is ever sent to an address that {@link SafeAddresses}
 * refuses.
 *
 * <p>A status from 200 to 299 is what counts: when only the rest of the answer does not come, the message was taken all
 * the same.
 */
public final class Webhooks implements Receiver, AutoCloseable {

    private static final int USUAL_ANSWER_BYTES = 512;

    /** How many URLs are kept in the form that is called. */
    private static final int KNOWN_URLS = 1_000;

    private static final String USER_AGENT = "Unstuck";
    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";

    /** Causes may go round in circles. */
    private static final int MAX_CAUSES = 20;

    /** What may stand in a header without changing what comes after it. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private final WebhookLimits limits;
    private final InstantSource clock;
    private final GuardedNames names;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;
    private final Map<String, WebhookUrl> urls = new ConcurrentHashMap<>();

    /** @param tls whose authorities are trusted, and whose key, if any, is shown to receivers that ask for one */
    public Webhooks(AllowedAddresses allowed, WebhookLimits limits, SSLContext tls, InstantSource clock) {
        this(allowed, limits, tls, clock, host -> List.of(InetAddress.getAllByName(host)), Webhooks::isOurs);
    }

    Webhooks(
            AllowedAddresses allowed,
            WebhookLimits limits,
            SSLContext tls,
            InstantSource clock,
            Names names,
            Predicate<InetAddress> ours) {
        this.limits = limits;
        this.clock = clock;
        this.names = new GuardedNames(new SafeAddresses(allowed, ours), names, limits.connecting());
        this.client = WebhookClient.over(this.names, tls, limits);
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
        // Nearly all of them are cancelled, and would stay until their time comes.
        this.deadlines.setRemoveOnCancelPolicy(true);
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Reception hand(Message message, Subscription to) {
        return switch (to.target()) {
            case Target.Http http -> post(message, to, http);
            case Target.InProcess inProcess ->
                throw new IllegalArgumentException("'" + inProcess.receiver() + "' is not on the network");
        };
    }

    private Reception post(Message message, Subscription to, Target.Http target) {
        Optional<WebhookUrl> url = url(target.url());
        if (url.isEmpty()) {
            return new Reception.AddressRefused("The URL must be " + WebhookUrl.RULE + ".");
        }
        HttpPost request;
        try {
            request = request(message, to, target, url.get());
        } catch (IllegalArgumentException e) {
            return new Reception.Refused(null, null, String.valueOf(e.getMessage()));
        }
        return send(request, host(url.get()));
    }

    private Optional<WebhookUrl> url(String text) {
        WebhookUrl known = urls.get(text);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<WebhookUrl> url = WebhookUrl.parse(text);
        if (urls.size() >= KNOWN_URLS) {
            urls.clear();
        }
        url.ifPresent(parsed -> urls.put(text, parsed));
        return url;
    }

    private static HttpHost host(WebhookUrl url) {
        return new HttpHost(url.isSecure() ? "https" : "http", url.host(), url.port());
    }

    private static HttpPost request(Message message, Subscription to, Target.Http target, WebhookUrl url) {
        HttpPost request = new HttpPost(url.uri());
        request.setEntity(new StringEntity(message.body(), ContentType.APPLICATION_JSON));
        request.setHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        String id = message.id().toString();
        long seconds = message.at().getEpochSecond();
        request.setHeader(ID, id);
        request.setHeader(TIMESTAMP, Long.toString(seconds));
        List<Secret> secrets = to.signing().at(message.at());
        if (!secrets.isEmpty()) {
            request.setHeader(SIGNATURE, Signature.of(secrets, id, seconds, message.body()));
        }
        authorization(target.authentication()).ifPresent(value -> request.setHeader(HttpHeaders.AUTHORIZATION, value));
        return request;
    }

    private static Optional<String> authorization(Authentication authentication) {
        return switch (authentication) {
            case Authentication.None() -> Optional.empty();
            case Authentication.Basic(String userName, Secret password) ->
                Optional.of("Basic "
                        + Base64.getEncoder()
                                .encodeToString((userName + ":" + password.value()).getBytes(StandardCharsets.UTF_8)));
            case Authentication.Bearer(Secret token) -> {
                if (!TOKEN.matcher(token.value()).matches()) {
                    throw new IllegalArgumentException("The bearer token must be of visible ASCII characters.");
                }
                yield Optional.of("Bearer " + token.value());
            }
        };
    }

    private Reception send(HttpPost request, HttpHost host) {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    // Closes its socket, whatever is being waited for there.
                    request.cancel();
                },
                limits.answering().toMillis(),
                TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = opened(host, request, late);
            return judged(response.getCode(), response, answer(request, response));
        } catch (AddressRefusedException e) {
            return new Reception.AddressRefused(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            return new Reception.Refused(null, null, late.get() ? lateness() : reason(e));
        } finally {
            // Reads what is left of the answer, if the connection is still open, so that it can be used again.
            Closer.closeQuietly(response);
            deadline.cancel(false);
        }
    }

    /**
     * Sends it once more when it went into a connection that had been used before and broke without an answer: the
     * receiver had closed it, which is no refusal, and there may be more of them. One that was new and broke is one.
     */
    private ClassicHttpResponse opened(HttpHost host, HttpPost request, AtomicBoolean late) throws IOException {
        while (true) {
            HttpClientContext context = HttpClientContext.create();
            try {
                return client.executeOpen(host, request, context);
            } catch (IOException e) {
                if (late.get() || e instanceof InterruptedIOException || !isUsedBefore(context)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isUsedBefore(HttpClientContext context) {
        EndpointDetails connection = context.getEndpointDetails();
        return connection != null && connection.getRequestCount() > 1;
    }

    private Reception judged(int status, ClassicHttpResponse response, String answer) {
        if (status >= HttpStatus.SC_SUCCESS && status < HttpStatus.SC_REDIRECTION) {
            return new Reception.Taken(status, answer);
        }
        if (status == HttpStatus.SC_GONE) {
            return new Reception.Gone();
        }
        Header wish = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        Duration retryAfter = wish == null || wish.getValue() == null
                ? null
                : RetryAfter.parse(wish.getValue(), clock.instant()).orElse(null);
        String redirects = status < HttpStatus.SC_CLIENT_ERROR ? "; redirects are not followed." : ".";
        return new Reception.Refused(status, retryAfter, "The receiver answered " + status + redirects);
    }

    /** As much of the answer as comes in time and is not too much. */
    private String answer(HttpPost request, ClassicHttpResponse response) {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        // Most answers are empty or short.
        byte[] read = new byte[USUAL_ANSWER_BYTES];
        int length = 0;
        try {
            InputStream content = entity.getContent();
            for (int more = 0; more >= 0 && length <= limits.answerBytes(); length += Math.max(0, more)) {
                if (length == read.length) {
                    read = Arrays.copyOf(read, 4 * length);
                }
                more = content.read(read, length, read.length - length);
            }
        } catch (IOException e) {
            // What did come is enough to know whether the message was taken.
        }
        if (length > limits.answerBytes()) {
            request.cancel();
            length = limits.answerBytes();
        }
        // Databases have no room for a zero in a text.
        return new String(Arrays.copyOf(read, length), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private String lateness() {
        return "There was no answer within " + seconds(limits.answering()) + " s.";
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    /** Of our own making: what others say may have in it what nobody else should know. */
    private String reason(Exception e) {
        return switch (e) {
            case UnknownHostException unknown -> String.valueOf(unknown.getMessage());
            case ConnectTimeoutException timeout ->
                "There was no connection within " + seconds(limits.connecting()) + " s.";
            case ConnectException refused -> "Nobody takes connections there.";
            case InterruptedIOException timeout -> lateness();
            case SSLException tls -> distrust(tls);
            default -> "The connection broke off.";
        };
    }

    /** Certificates are followed up to an authority first, then held against the name of the host. */
    private static String distrust(SSLException e) {
        List<Throwable> causes = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .toList();
        if (causes.stream()
                .anyMatch(cause -> cause instanceof CertificateExpiredException
                        || cause instanceof CertificateNotYetValidException)) {
            return "The certificate of the receiver is not valid at this time.";
        }
        if (causes.stream()
                .anyMatch(cause ->
                        cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException)) {
            return "The certificate of the receiver is not from an authority that is trusted here.";
        }
        if (causes.stream().anyMatch(CertificateException.class::isInstance)) {
            return "The certificate of the receiver is not for this host.";
        }
        return "There was no connection that can be trusted (TLS).";
    }

    /** Breaks off what is under way. */
    @Override
    public void close() throws IOException {
        client.close();
        names.close();
        deadlines.shutdownNow();
    }
}
