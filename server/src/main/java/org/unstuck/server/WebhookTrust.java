package org.unstuck.server;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
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
            TrustManagerFactory all = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            all.init(authorities(own));
            SSLContext context = SSLContext.getInstance(own.getProtocol());
            context.init(own.getManagers().getKeyManagers(), all.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("unstuck.webhooks.ssl-bundle cannot be used: " + bundle, e);
        }
    }

    /** All that are trusted, with those of a bundle. */
    static KeyStore authorities(SslBundle own) throws GeneralSecurityException, IOException {
        TrustManagerFactory ofJava = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        ofJava.init((KeyStore) null);
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        add(ofJava.getTrustManagers(), all);
        add(own.getManagers().getTrustManagers(), all);
        return all;
    }

    private static void add(TrustManager[] trusts, KeyStore to) throws GeneralSecurityException {
        for (TrustManager trust : trusts) {
            if (trust instanceof X509TrustManager x509) {
                for (X509Certificate authority : x509.getAcceptedIssuers()) {
                    to.setCertificateEntry("authority " + to.size(), authority);
                }
            }
        }
    }
}
