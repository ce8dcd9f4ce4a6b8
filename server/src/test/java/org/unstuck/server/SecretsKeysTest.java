package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import org.unstuck.persistence.secret.SecretsKey;

class SecretsKeysTest {

    @TempDir
    Path directory;

    private DataDirectory home;

    @BeforeEach
    void open() {
        home = DataDirectory.open(directory.resolve("home"));
    }

    @AfterEach
    void close() throws IOException {
        home.close();
    }

    @Test
    void areMadeAtTheFirstStartForTheOwnerOnly() throws IOException {
        List<String> first = ids(SecretsKeys.load(home, new MockEnvironment()));

        assertThat(ids(SecretsKeys.load(home, new MockEnvironment())))
                .isEqualTo(first)
                .hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(SecretsKeys.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void comeFromTheEnvironmentFirst() {
        SecretsKey one = SecretsKey.generate(new SecureRandom());
        SecretsKey other = SecretsKey.generate(new SecureRandom());
        MockEnvironment environment = new MockEnvironment()
                .withProperty("UNSTUCK_SECRETS_KEY", " " + one.toBase64() + ",\n" + other.toBase64());

        assertThat(ids(SecretsKeys.load(home, environment))).containsExactly(one.id(), other.id());
        assertThat(home.resolve(SecretsKeys.FILE)).doesNotExist();
    }

    @Test
    void areRefusedWithWhereTheyCameFrom() throws IOException {
        assertThatThrownBy(() -> SecretsKeys.load(
                        home, new MockEnvironment().withProperty("UNSTUCK_SECRETS_KEY", "aHVudGVyMg==")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("UNSTUCK_SECRETS_KEY", "32 bytes, not 7");
        Files.writeString(home.resolve(SecretsKeys.FILE), "\n");
        assertThatThrownBy(() -> SecretsKeys.load(home, new MockEnvironment()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("secrets-key: there must be a secrets key");
    }

    private static List<String> ids(List<SecretsKey> keys) {
        return keys.stream().map(SecretsKey::id).toList();
    }
}
