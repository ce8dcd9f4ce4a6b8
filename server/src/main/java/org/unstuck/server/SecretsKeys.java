package org.unstuck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.Environment;
import org.unstuck.persistence.secret.SecretsKey;

/**
 * The keys that secrets are encrypted with: those that {@code UNSTUCK_SECRETS_KEY} says, else those in the data
 * directory, where one is made at the first start. The first one encrypts, all of them decrypt.
 */
final class SecretsKeys {

    static final String FILE = "secrets-key";
    static final String VARIABLE = "UNSTUCK_SECRETS_KEY";

    private SecretsKeys() {}

    static List<SecretsKey> load(DataDirectory directory, Environment environment) {
        String given = environment.getProperty(VARIABLE);
        if (given != null && !given.isBlank()) {
            return parse(given, VARIABLE);
        }
        Path file = directory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                directory.writeSecret(
                        file, SecretsKey.generate(new SecureRandom()).toBase64() + "\n");
            }
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<SecretsKey> parse(String text, String from) {
        try {
            List<SecretsKey> keys = Arrays.stream(text.split("[\\s,]+", -1))
                    .filter(key -> !key.isEmpty())
                    .map(SecretsKey::parse)
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("there must be a secrets key");
            }
            return keys;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(from + ": " + e.getMessage(), e);
        }
    }
}
