package org.unstuck.server;

import com.sun.management.UnixOperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * What the server occupies when nobody calls it.
 *
 * @param fileDescriptors 0 where the operating system does not tell
 */
record Footprint(int threads, long callers, int databaseConnectionsInUse, long fileDescriptors, Set<Path> spooled) {

    static Footprint of(ServletWebServerApplicationContext server) {
        long callers = ((AbstractProtocol<?>) ((TomcatWebServer) server.getWebServer())
                        .getTomcat()
                        .getConnector()
                        .getProtocolHandler())
                .getConnectionCount();
        int databaseConnections = ((HikariDataSource) server.getBean(DataSource.class))
                .getHikariPoolMXBean()
                .getActiveConnections();
        return new Footprint(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                callers,
                databaseConnections,
                fileDescriptorCount(),
                spooledFiles());
    }

    /** The bytes in use after garbage collection; more than one, because the first may only find what the next frees. */
    static long heapInUse() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static long fileDescriptorCount() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    private static Set<Path> spooledFiles() {
        Set<Path> files = new HashSet<>();
        try (DirectoryStream<Path> spooled =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "{unstuck-*,upload_*}")) {
            spooled.forEach(files::add);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "%d threads, %d connections of callers, %d of the database in use, %d file descriptors"
                .formatted(threads, callers, databaseConnectionsInUse, fileDescriptors);
    }
}
