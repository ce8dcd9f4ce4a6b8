package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.unstuck.application.trigger.PrivateAuthority;

class WebhookTrustTest {

    @TempDir
    static Path directory;

    private static PrivateAuthority authority;

    @BeforeAll
    static void makeKeys() {
        authority = new PrivateAuthority(directory);
    }

    @Test
    void isOfAllWhomJavaTrustsAndOfThoseOfTheBundle() throws GeneralSecurityException, IOException {
        Set<Certificate> ofJava = ofJava();

        Set<Certificate> all = certificates(WebhookTrust.authorities(SslBundle.of(withAuthority())));

        assertThat(ofJava).hasSizeGreaterThan(10);
        assertThat(all).containsAll(ofJava).hasSize(ofJava.size() + 1);
    }

    @Test
    void showsTheKeyOfTheBundleToWhoAsksForOne() throws Exception {
        SslStoreBundle stores = SslStoreBundle.of(
                authority.key("dns:unstuck.example"),
                PrivateAuthority.password(),
                withAuthority().getTrustStore());
        SSLContext tls = WebhookTrust.tls("receivers", bundles(SslBundle.of(stores)));

        try (SSLServerSocket receiver = (SSLServerSocket) authority
                .server("ip:127.0.0.1")
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            receiver.setNeedClientAuth(true);
            CompletableFuture<String> caller = CompletableFuture.supplyAsync(() -> principal(receiver));
            try (SSLSocket socket = (SSLSocket)
                    tls.getSocketFactory().createSocket(receiver.getInetAddress(), receiver.getLocalPort())) {
                socket.startHandshake();
                assertThat(caller.get()).isEqualTo("CN=Server");
            }
        }
    }

    /** As docs/operating.md has it. */
    @Test
    void isSaidByEnvironmentVariables() {
        Map<String, Object> variables = Map.of(
                "UNSTUCK_WEBHOOKS_SSL_BUNDLE",
                "receivers",
                "SPRING_SSL_BUNDLE_PEM_RECEIVERS_TRUSTSTORE_CERTIFICATE",
                "file:" + authority.certificate().toAbsolutePath());

        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withInitializer(context -> {
                    ConfigurableEnvironment environment = context.getEnvironment();
                    environment
                            .getPropertySources()
                            .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
                    ConfigurationPropertySources.attach(environment);
                })
                .run(context -> {
                    String bundle = context.getEnvironment().getRequiredProperty("unstuck.webhooks.ssl-bundle");
                    SslBundle receivers = context.getBean(SslBundles.class).getBundle(bundle);
                    assertThat(certificates(WebhookTrust.authorities(receivers)))
                            .hasSize(ofJava().size() + 1);
                });
    }

    @Test
    void isOfNoBundleThatSaysMoreThanIsDone() {
        SslBundle particular =
                SslBundle.of(withAuthority(), SslBundleKey.NONE, SslOptions.of(Set.of("TLS_AES_128_GCM_SHA256"), null));

        assertThatThrownBy(() -> WebhookTrust.tls("receivers", bundles(particular)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leave its ciphers and protocols out");
        assertThatThrownBy(() -> WebhookTrust.tls("others", bundles(particular)))
                .isInstanceOf(NoSuchSslBundleException.class);
    }

    private static SslStoreBundle withAuthority() {
        return new PemSslStoreBundle(
                null,
                PemSslStore.load(PemSslStoreDetails.forCertificate(
                        authority.certificate().toUri().toString())));
    }

    private static SslBundles bundles(SslBundle receivers) {
        return new DefaultSslBundleRegistry("receivers", receivers);
    }

    private static String principal(SSLServerSocket receiver) {
        try (SSLSocket socket = (SSLSocket) receiver.accept()) {
            socket.startHandshake();
            return socket.getSession().getPeerPrincipal().getName();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<Certificate> ofJava() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        return Set.of(((X509TrustManager) trust.getTrustManagers()[0]).getAcceptedIssuers());
    }

    private static Set<Certificate> certificates(KeyStore store) throws GeneralSecurityException {
        Set<Certificate> certificates = new HashSet<>();
        for (String alias : Collections.list(store.aliases())) {
            certificates.add(store.getCertificate(alias));
        }
        return certificates;
    }
}
