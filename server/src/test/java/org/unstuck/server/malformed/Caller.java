package org.unstuck.server.malformed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.unstuck.server.malformed.Conversation.End;
import org.unstuck.server.malformed.Exchange.Ending;
import org.unstuck.server.malformed.Exchange.Part;

/** Writes bytes to the server and listens, one exchange after the other; nothing is made better on the way. */
public final class Caller implements AutoCloseable {

    /** What takes longer hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final ScheduledExecutorService watch;
    private @Nullable Line kept;

    public Caller(int port, ScheduledExecutorService watch) {
        this.port = port;
        this.watch = watch;
    }

    public Conversation hold(Exchange exchange) throws IOException {
        if (exchange.ending() != Ending.KEEP) {
            try (Line line = new Line()) {
                return line.hold(exchange);
            }
        }
        boolean fresh = kept == null;
        Conversation conversation = onKeptLine(exchange);
        // The server may close a connection that nobody uses at the moment somebody does.
        return !fresh && conversation.answers().isEmpty() && conversation.end() == End.RESET
                ? onKeptLine(exchange)
                : conversation;
    }

    private Conversation onKeptLine(Exchange exchange) throws IOException {
        if (kept == null) {
            kept = new Line();
        }
        Conversation conversation = kept.hold(exchange);
        if (conversation.end() != End.ORDERLY || conversation.answers().get(0).closes()) {
            close();
        }
        return conversation;
    }

    @Override
    public void close() throws IOException {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }

    private final class Line implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final AtomicBoolean tooLate = new AtomicBoolean();

        Line() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        Conversation hold(Exchange exchange) throws IOException {
            // Writing has no timeout of its own.
            Future<?> alarm = watch.schedule(
                    () -> {
                        tooLate.set(true);
                        socket.close();
                        return null;
                    },
                    PATIENCE.toMillis() + 1_000,
                    TimeUnit.MILLISECONDS);
            try {
                return talk(exchange);
            } finally {
                alarm.cancel(false);
            }
        }

        private Conversation talk(Exchange exchange) throws IOException {
            List<Answer> answers = new ArrayList<>();
            if (exchange.ending() == Ending.KEEP && in.available() > 0) {
                return new Conversation(exchange, answers, End.BROKEN, "an answer that nobody asked for came before");
            }
            boolean written = write(exchange);
            try {
                switch (exchange.ending()) {
                    case KEEP -> answers.add(Answer.read(in, exchange.method()));
                    case HALF_CLOSE -> readAll(exchange, answers);
                    case ABORT -> {
                        return new Conversation(exchange, answers, End.ABORTED, "");
                    }
                }
                return new Conversation(exchange, answers, written ? End.ORDERLY : End.RESET, "");
            } catch (SocketTimeoutException e) {
                return new Conversation(exchange, answers, End.HUNG, "nothing came for " + PATIENCE);
            } catch (SocketException | EOFException e) {
                End end = tooLate.get() ? End.HUNG : End.RESET;
                return new Conversation(exchange, answers, end, String.valueOf(e.getMessage()));
            } catch (IOException | RuntimeException e) {
                return new Conversation(exchange, answers, End.BROKEN, String.valueOf(e.getMessage()));
            }
        }

        private void readAll(Exchange exchange, List<Answer> answers) throws IOException {
            in.mark(1);
            while (in.read() >= 0) {
                in.reset();
                answers.add(Answer.read(in, exchange.method()));
                in.mark(1);
            }
        }

        /** Whether the server took it all. */
        private boolean write(Exchange exchange) {
            try {
                for (Part part : exchange.parts()) {
                    switch (part) {
                        case Part.Bytes bytes -> out.write(bytes.bytes());
                        case Part.Repeated repeated -> {
                            for (int i = 0; i < repeated.times(); i++) {
                                out.write(repeated.bytes());
                            }
                        }
                        case Part.Pause pause -> Thread.sleep(pause.milliseconds());
                    }
                }
                if (exchange.ending() == Ending.HALF_CLOSE) {
                    socket.shutdownOutput();
                }
                return true;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
