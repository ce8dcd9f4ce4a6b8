package org.unstuck.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/** Somebody on the network to whom events are posted; takes them once it is well. */
final class Subscriber implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Illness illness;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
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
        return calls.size();
    }

    /** What it was sent, whatever came of it. */
    List<Taken> heard() {
        return calls.stream().map(Call::what).toList();
    }

    /** The shortest time between two calls; as good as endless when there were no two. */
    Duration shortestPause() {
        return IntStream.range(1, calls.size())
                .mapToObj(i ->
                        Duration.ofNanos(calls.get(i).at() - calls.get(i - 1).at()))
                .min(Comparator.naturalOrder())
                .orElse(ChronoUnit.FOREVER.getDuration());
    }

    List<Taken> taken() {
        return taken;
    }

    private void take(HttpExchange exchange) throws IOException {
        long at = System.nanoTime();
        try (exchange) {
            Taken what = new Taken(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            calls.add(new Call(at, what));
            if (!well) {
                illness.answer(exchange);
                return;
            }
            taken.add(what);
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

    /** One event as it came, to the byte. */
    record Taken(String id, String body) {

        String trackingNumber() {
            try {
                return ServerTest.JSON.readTree(body).path("trackingNumber").asText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Call(long at, Taken what) {}

    private interface Opening {

        HttpServer open(InetSocketAddress address, int backlog) throws IOException;
    }

    /** What somebody answers as long as it is not well. */
    interface Illness {

        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
