package org.unstuck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory that keeps what one node must not lose: secrets, keys and the embedded database. Only its owner can look
 * into it, and only one server at a time uses it.
 */
final class DataDirectory implements AutoCloseable {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Opens it, creating it first where it is missing.
     *
     * @throws IllegalStateException when another server uses it
     */
    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path, ownerOnly("rwx------"));
            FileChannel lockFile =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new IllegalStateException("another server uses the data directory " + path.toAbsolutePath()
                        + "; stop it, or set UNSTUCK_HOME to another directory");
            }
            return new DataDirectory(path.toAbsolutePath().normalize(), lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + path.toAbsolutePath() + " cannot be used", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A directory in it that only the owner can look into, even where others can look into what it is in. */
    Path ownerOnlyDirectory(String name) throws IOException {
        Path inside = Files.createDirectories(resolve(name), ownerOnly("rwx------"));
        if (POSIX) {
            Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwx------"));
        }
        return inside;
    }

    /** Writes a file that only the owner can read, whole or not at all. */
    void writeSecret(Path file, String content) {
        try {
            Path written = Files.createTempFile(path, file.getFileName().toString(), ".new", ownerOnly("rw-------"));
            Files.writeString(written, content);
            try {
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
