package org.unstuck.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.unstuck.domain.request.Hex;

/**
 * The secrets of one installation: made at the first start and kept in the data directory, for its owner only. An
 * environment variable of the same name overrides each.
 *
 * @param clientId the administrator API client, {@code UNSTUCK_ADMIN_CLIENT_ID}
 * @param user the administrator of console and Cockpit, {@code UNSTUCK_ADMIN_USER}
 * @param databasePassword of the embedded database; nobody but this server needs it
 */
record Credentials(String clientId, String clientSecret, String user, String password, String databasePassword) {

    static final String FILE = "credentials.properties";

    /** It is compared by one fast hash, so it must be too long to be guessed. */
    private static final int MIN_CLIENT_SECRET_LENGTH = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    Credentials {
        if (clientSecret.length() < MIN_CLIENT_SECRET_LENGTH) {
            throw new IllegalArgumentException("UNSTUCK_ADMIN_CLIENT_SECRET must have at least "
                    + MIN_CLIENT_SECRET_LENGTH + " characters, not " + clientSecret.length()
                    + "; make it long and random, for example by: openssl rand -hex 32");
        }
    }

    static Credentials load(DataDirectory directory, Environment environment) {
        Path file = directory.resolve(FILE);
        Properties stored = read(file);
        Properties known = new Properties();
        known.putAll(stored);
        Credentials credentials = new Credentials(
                valueOf("UNSTUCK_ADMIN_CLIENT_ID", known, environment, randomHex(16)),
                valueOf("UNSTUCK_ADMIN_CLIENT_SECRET", known, environment, randomHex(32)),
                valueOf("UNSTUCK_ADMIN_USER", known, environment, "admin"),
                valueOf("UNSTUCK_ADMIN_PASSWORD", known, environment, randomHex(16)),
                valueOf("UNSTUCK_DATABASE_PASSWORD", known, environment, randomHex(32)));
        if (!known.equals(stored)) {
            directory.writeSecret(file, text(known));
        }
        return credentials;
    }

    /** What the environment says; else what is stored; else something new, which is then stored. */
    private static String valueOf(String name, Properties known, Environment environment, String fresh) {
        String given = environment.getProperty(name);
        if (given != null && !given.isBlank()) {
            return given;
        }
        return (String) known.computeIfAbsent(name, absent -> fresh);
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return properties;
    }

    private static String text(Properties properties) {
        StringBuilder text = new StringBuilder("# Made at the first start. Keep this file to yourself.\n");
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> text.append(name)
                        .append('=')
                        .append(properties.getProperty(name))
                        .append('\n'));
        return text.toString();
    }

    private static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The administrator as a person, as tokens and audit events name one: always the same for the same name. */
    String identityId() {
        byte[] name = ("unstuck:" + user).getBytes(StandardCharsets.UTF_8);
        return Hex.of(UUID.nameUUIDFromBytes(name));
    }

    // Secrets stay out of logs.
    @Override
    public String toString() {
        return "Credentials of client " + clientId + " and user " + user;
    }
}
