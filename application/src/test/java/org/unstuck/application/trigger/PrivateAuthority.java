package org.unstuck.application.trigger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** An authority that nobody knows unless told to, with the keys of servers; made by the JDK's keytool. */
public final class PrivateAuthority {

    private static final String AUTHORITY = "authority";
    private static final char[] PASSWORD = "not a secret".toCharArray();

    private final Path file;
    private int servers;

    /** @param directory where its keys are put */
    public PrivateAuthority(Path directory) {
        this.file = directory.resolve("authority.p12");
        make(AUTHORITY, "CN=Private Authority", "-ext", "bc:c", "-validity", "2");
    }

    /** A server whose certificate is for this name, like {@code dns:hooks.example} or {@code ip:127.0.0.1}. */
    public SSLContext server(String name) {
        return certified(name, "-signer", AUTHORITY, "-validity", "2");
    }

    /** A server whose certificate was good until yesterday. */
    public SSLContext expiredServer(String name) {
        return certified(name, "-signer", AUTHORITY, "-startdate", "-3d", "-validity", "2");
    }

    /** A server that vouches for itself. */
    public SSLContext selfSignedServer(String name) {
        return certified(name, "-validity", "2");
    }

    /** A client that trusts this authority and nobody else. */
    public SSLContext client() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The key of somebody with a certificate for this name. */
    public KeyStore key(String name) {
        return made(name, "-signer", AUTHORITY, "-validity", "2");
    }

    /** Of its keys. */
    public static String password() {
        return new String(PASSWORD);
    }

    /** Its certificate, as a file in PEM. */
    public Path certificate() {
        try {
            byte[] certificate = load().getCertificate(AUTHORITY).getEncoded();
            String pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                    + "\n-----END CERTIFICATE-----\n";
            return Files.writeString(file.resolveSibling("authority.pem"), pem);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private SSLContext certified(String name, String... how) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(made(name, how), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One key alone; beside it the authority's own could be chosen. */
    private KeyStore made(String name, String... how) {
        String alias = "server" + servers++;
        List<String> all = new ArrayList<>(List.of(how));
        all.addAll(List.of("-ext", "san=" + name));
        make(alias, "CN=Server", all.toArray(String[]::new));
        try {
            KeyStore own = empty();
            own.setEntry(
                    alias,
                    load().getEntry(alias, new KeyStore.PasswordProtection(PASSWORD)),
                    new KeyStore.PasswordProtection(PASSWORD));
            return own;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private TrustManager[] trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry(AUTHORITY, load().getCertificate(AUTHORITY));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, PASSWORD);
        }
        return store;
    }

    private void make(String alias, String subject, String... how) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                subject,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password()));
        command.addAll(List.of(how));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new AssertionError("keytool says: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
