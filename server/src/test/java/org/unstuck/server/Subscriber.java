package org.unstuck.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** Somebody on the network to whom events are posted; takes them once it is well. */
final class Subscriber implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Illness illness;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean well;

    Subscriber(Illness illness) {
        this(illness, "http", HttpServer::create);
    }

    private Subscriber(Illness illness, String scheme, Opening opening) {
        this.illness = illness;
        this.scheme = scheme;
        try {
            server = opening.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    static Subscriber inGoodHealth() {
        Subscriber subscriber = new Subscriber(exchange -> {});
        subscriber.heal();
        return subscriber;
    }

    /** One who takes everything from whoever trusts its certificate. */
    static Subscriber overTls(SSLContext keys) {
        Subscriber subscriber = new Subscriber(exchange -> {}, "https", (address, backlog) -> {
            HttpsServer server = HttpsServer.create(address, backlog);
            server.setHttpsConfigurator(new HttpsConfigurator(keys));
            return server;
        });
        subscriber.heal();
        return subscriber;
    }

    String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    void heal() {
        well = true;
    }

    /** How often it was called, whatever came of it. */
    int calls() {
        return calls.get();
    }

    List<Taken> taken() {
        return taken;
    }

    private void take(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        try (exchange) {
            JsonNode body = ServerTest.JSON.readTree(exchange.getRequestBody());
            if (!well) {
                illness.answer(exchange);
                return;
            }
            taken.add(new Taken(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    body.path("trackingNumber").asText()));
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

    /** One event as it came. */
    record Taken(String id, String trackingNumber) {}

    private interface Opening {

        HttpServer open(InetSocketAddress address, int backlog) throws IOException;
    }

    /** What somebody answers as long as it is not well. */
    interface Illness {

        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
