package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final String PASSWORD = "0a1b2c3d4e5f";

    @TempDir
    Path directory;

    @Test
    void letsNobodyInWithoutItsPasswordFromTheFirstStartOn() throws IOException, SQLException {
        try (DataDirectory home = DataDirectory.open(directory.resolve("home"))) {
            for (int start = 1; start <= 2; start++) {
                try (EmbeddedDatabase database = EmbeddedDatabase.start(home, PASSWORD)) {
                    connect(database, PASSWORD).close();
                    assertThatThrownBy(() -> connect(database, "guessed"))
                            .as("start %d", start)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
                    assertThat(home.resolve("postgresql.password")).doesNotExist();
                }
            }
        }
    }

    @Test
    void letsNobodyElseWriteWhatItRuns() throws IOException {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (DataDirectory home = DataDirectory.open(shared);
                EmbeddedDatabase database = EmbeddedDatabase.start(home, PASSWORD)) {
            assertThat(database.jdbcUrl()).isNotBlank();
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(home.resolve("postgresql-binaries"))))
                    .isEqualTo("rwx------");
        }
    }

    private static Connection connect(EmbeddedDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, password);
    }
}
