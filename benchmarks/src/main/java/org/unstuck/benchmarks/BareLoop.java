package org.unstuck.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * The least that posting can cost: the client that the server uses, on as many threads as the server has messages to
 * one subscriber under way, and nothing to read from, write to or decide. Like the server it is a process of its own,
 * so that what it says to the receiver goes from one process to another, too.
 */
final class BareLoop implements AutoCloseable {

    private static final String READY = "ready";
    private static final String DONE = "done";

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    private BareLoop(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param calls how many at once */
    static BareLoop start(int calls) throws IOException {
        return new BareLoop(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        BareLoop.class.getName(),
                        String.valueOf(calls))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Gives it what to post, each in one line. */
    void prepare(List<String> bodies, URI to) throws IOException {
        orders.write(bodies.size() + " " + to);
        orders.newLine();
        for (String body : bodies) {
            orders.write(body);
            orders.newLine();
        }
        orders.flush();
        expect(READY);
    }

    /** Posts all of them, and returns when each was answered 200. */
    void post() throws IOException {
        orders.newLine();
        orders.flush();
        expect(DONE);
    }

    private void expect(String answer) throws IOException {
        String given = answers.readLine();
        if (!answer.equals(given)) {
            throw new IOException("the bare loop answered " + given);
        }
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.destroy();
    }

    /** The process: takes how many and where to, the bodies, and an empty line when to begin. */
    public static void main(String[] arguments) throws Exception {
        int calls = Integer.parseInt(arguments[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                CloseableHttpClient client = client(calls);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ", 2);
                List<String> bodies = new ArrayList<>();
                for (int i = 0; i < Integer.parseInt(words[0]); i++) {
                    bodies.add(orders.readLine());
                }
                out.println(READY);
                orders.readLine();
                post(client, threads, calls, bodies, URI.create(words[1]));
                out.println(DONE);
            }
        }
    }

    private static CloseableHttpClient client(int calls) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(calls)
                        .setMaxConnTotal(calls)
                        .build())
                .disableAutomaticRetries()
                .build();
    }

    private static void post(
            CloseableHttpClient client, ExecutorService threads, int calls, List<String> bodies, URI to)
            throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<? extends Future<?>> loops = IntStream.range(0, calls)
                .mapToObj(loop -> threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
                        post(client, bodies.get(i), to);
                    }
                    return null;
                }))
                .toList();
        for (Future<?> loop : loops) {
            loop.get();
        }
    }

    private static void post(CloseableHttpClient client, String body, URI to) throws IOException {
        HttpPost request = new HttpPost(to);
        request.setHeader("webhook-id", UUID.randomUUID().toString());
        request.setHeader("webhook-timestamp", Long.toString(System.currentTimeMillis() / 1000));
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        int status = client.execute(request, response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode();
        });
        if (status != 200) {
            throw new IOException("the receiver answered " + status);
        }
    }
}
