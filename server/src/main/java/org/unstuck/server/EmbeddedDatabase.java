package org.unstuck.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of this server's own, for installations on one machine. It keeps its data over restarts, writes it
 * through to the disk like any other, and listens on the loopback address for those who know its password.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final Duration STARTUP_WAIT = Duration.ofMinutes(5); // crash recovery takes its time
    private static final long STOP_WAIT_SECONDS = 60;

    private static final String ASK_FOR_THE_PASSWORD = "host all all localhost scram-sha-256\n";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedDatabase start(DataDirectory directory, String password) {
        Path data = directory.resolve("postgresql");
        Path initialized = directory.resolve("postgresql.initialized");
        try {
            boolean first = !Files.exists(initialized);
            if (first) {
                // What a start that was cut off left behind holds nothing yet.
                FileSystemUtils.deleteRecursively(data);
            } else {
                stopLeftBehind(data);
            }
            EmbeddedPostgres postgres = started(directory, data, password);
            if (first) {
                Files.createFile(initialized);
            }
            return new EmbeddedDatabase(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL in " + data + " does not start", e);
        }
    }

    private static EmbeddedPostgres started(DataDirectory directory, Path data, String password) throws IOException {
        Path passwordFile = directory.resolve("postgresql.password");
        try {
            directory.writeSecret(passwordFile, password);
            // What is unpacked is run, and the library lets everybody write into where it unpacks.
            Path binaries = directory.ownerOnlyDirectory("postgresql-binaries").resolve("unpacked");
            return builder(binaries, data, password, passwordFile).start();
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path binaries, Path data, String password, Path passwordFile) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                // Closed by the application when everything that uses it is.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP_WAIT)
                .setConnectConfig("password", password)
                .setDataDirectoryCustomizer(EmbeddedDatabase::writeAccessRules)
                .setLocaleConfig("locale", "C.UTF-8")
                // No locale, but an option of initdb like it: there is no moment at which anybody is let in.
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_wal_size", "1GB");
    }

    private static void writeAccessRules(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), ASK_FOR_THE_PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the access rules of the embedded PostgreSQL", e);
        }
    }

    /** A killed server leaves its PostgreSQL running; it is asked to finish, so that the new one can have the data. */
    private static void stopLeftBehind(Path data) throws IOException {
        Optional<ProcessHandle> leftBehind = postmasterOf(data);
        if (leftBehind.isEmpty()) {
            return;
        }
        log.info("stopping the embedded PostgreSQL that an earlier server left behind");
        // TERM lets it finish what it has to; nobody is connected any more.
        leftBehind.get().destroy();
        try {
            leftBehind.get().onExit().get(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for PostgreSQL to stop", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "the PostgreSQL that an earlier server left behind (process "
                            + leftBehind.get().pid() + ") does not stop; stop it by hand",
                    e);
        }
    }

    private static Optional<ProcessHandle> postmasterOf(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        // Another process may have the number by now.
        return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
