package org.unstuck.rest.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body has been taken in already. It is answered on its own thread, which has the transaction. */
final class SpooledRequest extends HttpServletRequestWrapper {

    private final ServletInputStream body;

    SpooledRequest(HttpServletRequest request, InputStream body) {
        super(request);
        this.body = new Body(body);
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    @Override
    public boolean isAsyncSupported() {
        return false;
    }

    private static final class Body extends ServletInputStream {

        private final InputStream spooled;
        private boolean isFinished;

        Body(InputStream spooled) {
            this.spooled = spooled;
        }

        @Override
        public int read() throws IOException {
            int value = spooled.read();
            isFinished = value < 0;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = spooled.read(buffer, offset, length);
            isFinished = read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return isFinished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("this body is read without waiting");
        }
    }
}
