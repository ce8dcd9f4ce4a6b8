package org.unstuck.rest.json;

import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Passes on what is UTF-8 and breaks off where it is not. A parser that skips a text does not look at its bytes, and so
 * finds out only later, when it is to be read.
 */
public final class Utf8Stream extends FilterInputStream {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(1 << 13);

    /** The beginning of a character whose end was not read yet. */
    private byte[] begun = {};

    public Utf8Stream(InputStream bytes) {
        super(bytes);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? count : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            check(buffer, offset, count);
        } else if (count < 0 && begun.length > 0) {
            throw new CharConversionException("the last character is not all there");
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check(byte[] buffer, int offset, int count) throws CharConversionException {
        ByteBuffer bytes = ByteBuffer.allocate(begun.length + count)
                .put(begun)
                .put(buffer, offset, count)
                .flip();
        while (true) {
            decoded.clear();
            var result = decoder.decode(bytes, decoded, false);
            if (result.isError()) {
                throw new CharConversionException("a character is not UTF-8");
            }
            if (result.isUnderflow()) {
                begun = new byte[bytes.remaining()];
                bytes.get(begun);
                return;
            }
        }
    }
}
