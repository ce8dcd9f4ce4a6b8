package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class DataDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void isUsedByOneServerAtATime() throws IOException {
        Path home = directory.resolve("home");
        try (DataDirectory first = DataDirectory.open(home)) {
            assertThat(first.resolve("x")).isAbsolute();
            assertThatThrownBy(() -> DataDirectory.open(home))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another server uses the data directory");
        }

        DataDirectory.open(home).close();
    }

    @Test
    void letsOnlyTheOwnerSeeSecrets() throws IOException {
        try (DataDirectory home = DataDirectory.open(directory.resolve("home"))) {
            Credentials.load(home, new MockEnvironment());

            assertThat(permissions(home.resolve(Credentials.FILE))).isEqualTo("rw-------");
            assertThat(permissions(directory.resolve("home"))).isEqualTo("rwx------");
        }
    }

    @Test
    void keepsTheSecretsOfTheFirstStart() throws IOException {
        try (DataDirectory home = DataDirectory.open(directory.resolve("home"))) {
            Credentials first = Credentials.load(home, new MockEnvironment());

            assertThat(Credentials.load(home, new MockEnvironment())).isEqualTo(first);
            assertThat(first.clientSecret()).hasSize(64);
            assertThat(first.toString()).doesNotContain(first.clientSecret(), first.password());
        }
    }

    @Test
    void prefersWhatTheEnvironmentSaysAndDoesNotWriteItDown() throws IOException {
        try (DataDirectory home = DataDirectory.open(directory.resolve("home"))) {
            MockEnvironment environment =
                    new MockEnvironment().withProperty("UNSTUCK_ADMIN_CLIENT_SECRET", "given from outside");

            assertThat(Credentials.load(home, environment).clientSecret()).isEqualTo("given from outside");
            assertThat(Files.readString(home.resolve(Credentials.FILE))).doesNotContain("given from outside");
        }
    }

    @Test
    void refusesAClientSecretThatCouldBeGuessed() throws IOException {
        try (DataDirectory home = DataDirectory.open(directory.resolve("home"))) {
            MockEnvironment environment =
                    new MockEnvironment().withProperty("UNSTUCK_ADMIN_CLIENT_SECRET", "fifteen letters");

            assertThatThrownBy(() -> Credentials.load(home, environment))
                    .hasMessageStartingWith("UNSTUCK_ADMIN_CLIENT_SECRET must have at least 16 characters, not 15")
                    .hasMessageNotContaining("fifteen");
            assertThat(home.resolve(Credentials.FILE)).doesNotExist();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
