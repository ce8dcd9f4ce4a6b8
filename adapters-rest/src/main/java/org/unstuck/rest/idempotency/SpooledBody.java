package org.unstuck.rest.idempotency;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A body that was taken in to its end, to be read after that: its start in memory, a long rest in a temporary file. */
final class SpooledBody implements AutoCloseable {

    static final int IN_MEMORY = 1 << 16;

    private final byte[] start;
    private final @Nullable Path rest;

    private SpooledBody(byte[] start, @Nullable Path rest) {
        this.start = start;
        this.rest = rest;
    }

    static SpooledBody spool(InputStream body) throws IOException {
        byte[] start = body.readNBytes(IN_MEMORY);
        if (start.length < IN_MEMORY) {
            return new SpooledBody(start, null);
        }
        Path rest = Files.createTempFile("unstuck-body-", ".part");
        SpooledBody spooled = new SpooledBody(start, rest);
        boolean isWhole = false;
        try {
            Files.copy(body, rest, StandardCopyOption.REPLACE_EXISTING);
            isWhole = true;
            return spooled;
        } finally {
            if (!isWhole) {
                spooled.close();
            }
        }
    }

    /** Reads it from the start; to be closed before this. */
    InputStream open() throws IOException {
        InputStream inMemory = new ByteArrayInputStream(start);
        return rest == null ? inMemory : new SequenceInputStream(inMemory, Files.newInputStream(rest));
    }

    @Override
    public void close() throws IOException {
        if (rest != null) {
            Files.deleteIfExists(rest);
        }
    }
}
