package org.unstuck.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Whom events are posted to: takes each at once, keeps it, and can be made to keep callers waiting. */
final class Receiver implements AutoCloseable {

    private static final int BACKLOG = 200;
    private static final long MOST_SECONDS = 90;

    static {
        // Otherwise some answers wait for an acknowledgement of the caller (40 ms), which is none of its doing.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch expected = new CountDownLatch(0);

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /**
     * One event as it came.
     *
     * @param id what the sender knows it by
     * @param at when its headers had been read, which is shortly after its first byte
     * @param nanos the same by the clock that only goes forward
     */
    record Receipt(String id, String body, Instant at, long nanos) {}

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    /** Has callers wait from now on, until it is opened. */
    void shut() {
        gate = new CountDownLatch(1);
    }

    /** Answers whoever waits, and whoever comes. */
    void open() {
        gate.countDown();
    }

    /** Forgets what it received, and is ready to wait for so many. */
    void expect(int events) {
        receipts.clear();
        expected = new CountDownLatch(events);
    }

    /** What it received since it began to expect, when that is as many as it expected. */
    List<Receipt> awaitExpected() throws InterruptedException {
        if (!expected.await(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "void: " + expected.getCount() + " events did not come within " + MOST_SECONDS + " s");
        }
        return new ArrayList<>(receipts);
    }

    private void take(HttpExchange exchange) throws IOException {
        long nanos = System.nanoTime();
        Instant at = Instant.now();
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            gate.await();
            receipts.add(new Receipt(exchange.getRequestHeaders().getFirst("webhook-id"), body, at, nanos));
            expected.countDown();
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
