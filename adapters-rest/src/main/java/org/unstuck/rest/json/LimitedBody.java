package org.unstuck.rest.json;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.RequestRefused;

/** A request whose body is refused as soon as it is known to be too large: by its announced length, or on the way. */
public final class LimitedBody extends HttpServletRequestWrapper {

    private final long limit;
    private @Nullable ServletInputStream counted;

    public LimitedBody(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (getContentLengthLong() > limit) {
            throw tooLarge();
        }
        ServletInputStream stream = counted;
        if (stream == null) {
            stream = new Counted(super.getInputStream());
            counted = stream;
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    // The container would read the parts past this limit, and no resource here takes any.
    @Override
    public Collection<Part> getParts() {
        throw new RequestRefused(ErrorAnswer.ofStatus(415));
    }

    @Override
    public Part getPart(String name) {
        throw new RequestRefused(ErrorAnswer.ofStatus(415));
    }

    private RequestRefused tooLarge() {
        return new RequestRefused(ErrorAnswer.contentTooLarge(limit));
    }

    private interface Bytes {
        int read() throws IOException;
    }

    private final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private long count;

        Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int value = bytes(body::read);
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = bytes(() -> body.read(buffer, offset, length));
            count(Math.max(read, 0));
            return read;
        }

        // The container throws its own faults at the reader of a body whose trailers it does not understand.
        private int bytes(Bytes read) throws IOException {
            try {
                return read.read();
            } catch (RuntimeException broken) {
                throw new BadRequestException(broken);
            }
        }

        private void count(int bytes) {
            count += bytes;
            if (count > limit) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
