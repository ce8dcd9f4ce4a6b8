package org.unstuck.rest.idempotency;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.CollectionUtils;
import org.unstuck.application.port.IdempotencyKeys.Answer;

/**
 * An answer that is given while a transaction is open, held back to the last header: before the commit nobody can tell
 * what it will be.
 */
final class HeldAnswer extends HttpServletResponseWrapper {

    private final HttpServletResponse response;
    private final HttpHeaders headers = new HttpHeaders();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ServletOutputStream output = new Output();
    private final PrintWriter writer = new PrintWriter(body, false, StandardCharsets.UTF_8);
    private int status = SC_OK;
    private boolean isLeftToTheErrorPage;

    HeldAnswer(HttpServletResponse response) {
        super(response);
        this.response = response;
    }

    /** Whether it says that nothing was done. */
    boolean isRefusal() {
        return isLeftToTheErrorPage || HttpStatusCode.valueOf(status).isError();
    }

    Answer answer() {
        writer.flush();
        List<Answer.Header> all = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(value -> all.add(new Answer.Header(name, value))));
        return new Answer(status, all, body.toByteArray());
    }

    /** Lets it go. */
    void release() throws IOException {
        if (isLeftToTheErrorPage) {
            response.sendError(status);
        } else {
            send(answer(), response);
        }
    }

    /** Gives an answer to whoever is waiting for one. */
    static void send(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.addHeader(header.name(), header.value()));
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
        response.flushBuffer();
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int status) {
        this.status = status;
        isLeftToTheErrorPage = true;
    }

    @Override
    public void sendError(int status, String message) {
        sendError(status);
    }

    @Override
    public void sendRedirect(String location) {
        reset();
        status = SC_FOUND;
        headers.set(HttpHeaders.LOCATION, location);
    }

    @Override
    public void setHeader(String name, String value) {
        if (!isLength(name)) {
            headers.set(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!isLength(name)) {
            headers.add(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, String.valueOf(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, String.valueOf(value));
    }

    @Override
    public void setDateHeader(String name, long date) {
        headers.setDate(name, date);
    }

    @Override
    public void addDateHeader(String name, long date) {
        HttpHeaders one = new HttpHeaders();
        one.setDate(name, date);
        headers.addAll(one);
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name) || response.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.containsKey(name) ? headers.getFirst(name) : response.getHeader(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        List<String> held = headers.get(name);
        return CollectionUtils.isEmpty(held) ? response.getHeaders(name) : List.copyOf(held);
    }

    @Override
    public Collection<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>(response.getHeaderNames());
        names.addAll(headers.keySet());
        return names;
    }

    @Override
    public void setContentType(@Nullable String type) {
        if (type == null) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        } else {
            headers.set(HttpHeaders.CONTENT_TYPE, type);
        }
    }

    @Override
    public @Nullable String getContentType() {
        return headers.getFirst(HttpHeaders.CONTENT_TYPE);
    }

    // What is written as text is UTF-8; whose content type should say so, says so.
    @Override
    public void setCharacterEncoding(String charset) {}

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public void setLocale(Locale locale) {
        headers.setContentLanguage(locale);
    }

    // Known when it is let go.
    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public ServletOutputStream getOutputStream() {
        return output;
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public void flushBuffer() {}

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void resetBuffer() {
        writer.flush();
        body.reset();
    }

    @Override
    public void reset() {
        resetBuffer();
        headers.clear();
        status = SC_OK;
        isLeftToTheErrorPage = false;
    }

    private static boolean isLength(String name) {
        return HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name);
    }

    private final class Output extends ServletOutputStream {

        @Override
        public void write(int value) {
            body.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            body.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("this answer is written without waiting");
        }
    }
}
