package org.unstuck.server;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Whom webhooks trust: the authorities that Java trusts and, besides, those of an SSL bundle. Receivers inside and out
 * are told by the same node, so a bundle adds and takes nothing away.
 */
final class WebhookTrust {

    private WebhookTrust() {}

    /**
     * What connections are made with.
     *
     * @param bundle the name of an SSL bundle, or blank for none; a key in it is shown to receivers that ask for one
     * @throws IllegalStateException where the bundle says something that would not be done
     */
    static SSLContext tls(String bundle, SslBundles bundles) {
        try {
            if (bundle.isBlank()) {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, null, null);
                return context;
            }
            SslBundle own = bundles.getBundle(bundle);
            if (own.getOptions().isSpecified()) {
                throw new IllegalStateException("unstuck.webhooks.ssl-bundle names " + bundle
                        + ", whose options are not for webhooks; leave its ciphers and protocols out");
            }
            TrustManagerFactory ofJava = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            ofJava.init((KeyStore) null);
            TrustManagerFactory all = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            all.init(stored(
                    Stream.of(ofJava.getTrustManagers(), own.getManagers().getTrustManagers())
                            .flatMap(Arrays::stream)
                            .toList()));
            SSLContext context = SSLContext.getInstance(own.getProtocol());
            context.init(own.getManagers().getKeyManagers(), all.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("unstuck.webhooks.ssl-bundle cannot be used: " + bundle, e);
        }
    }

    private static KeyStore stored(List<TrustManager> trusts) throws GeneralSecurityException, IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (TrustManager trust : trusts) {
            if (trust instanceof X509TrustManager x509) {
                certificates.addAll(Arrays.asList(Objects.requireNonNull(x509.getAcceptedIssuers())));
            }
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("authority " + store.size(), certificate);
        }
        return store;
    }
}
