package org.unstuck.events.webhook;

import java.net.Proxy;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** An HTTP client that does just what it is told: no proxies, redirects, retries, cookies, sign-ins, decompression. */
final class WebhookClient {

    private static final TimeValue KEPT_IDLE = TimeValue.ofSeconds(30);

    /** A name that leads elsewhere by now is followed at last. */
    private static final TimeValue KEPT_AT_ALL = TimeValue.ofMinutes(5);

    private static final TimeValue TRUSTED_UNSEEN = TimeValue.ofSeconds(1);

    private static final int MAX_HEADERS = 100;
    private static final int MAX_LINE = 8_192;

    private WebhookClient() {}

    static CloseableHttpClient over(DnsResolver names, SSLContext tls, WebhookLimits limits) {
        Timeout connecting = Timeout.ofMilliseconds(limits.connecting().toMillis());
        Timeout answering = Timeout.ofMilliseconds(limits.answering().toMillis());
        Http1Config http = Http1Config.custom()
                .setMaxHeaderCount(MAX_HEADERS)
                .setMaxLineLength(MAX_LINE)
                .build();
        var connections = new DirectConnections()
                .setDnsResolver(names)
                // The name in the certificate is checked in the handshake, before anything is sent.
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls, HostnameVerificationPolicy.BUILTIN, null))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http)
                        .build())
                // One that is slow must not keep others on the same host from connecting; lanes limit each of them.
                .setMaxConnPerRoute(limits.connections())
                .setMaxConnTotal(limits.connections())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(answering)
                        .setTcpNoDelay(true)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connecting)
                        .setSocketTimeout(answering)
                        .setTimeToLive(KEPT_AT_ALL)
                        .setValidateAfterInactivity(TRUSTED_UNSEEN)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(answering)
                        .setResponseTimeout(answering)
                        .setConnectionKeepAlive(KEPT_IDLE)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setContentCompressionEnabled(false)
                        .setExpectContinueEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.of(KEPT_IDLE.toSeconds(), TimeUnit.SECONDS))
                .build();
    }

    /** Its sockets ask nobody for a proxy; plain ones of Java look for SOCKS in the settings of the virtual machine. */
    private static final class DirectConnections extends PoolingHttpClientConnectionManagerBuilder {

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    proxy -> new Socket(Proxy.NO_PROXY),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }
}
