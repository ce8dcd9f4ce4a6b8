package org.unstuck.benchmarks;

import java.io.IOException;
import java.net.URI;
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
 * one subscriber under way, and nothing to read from, write to or decide.
 */
final class BareLoop implements AutoCloseable {

    private final int calls;
    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param calls how many at once */
    BareLoop(int calls) {
        this.calls = calls;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(calls)
                        .setMaxConnTotal(calls)
                        .build())
                .disableAutomaticRetries()
                .build();
    }

    /** Posts all of them, and returns when each was answered 200. */
    void post(List<String> bodies, URI to) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<? extends Future<?>> loops = IntStream.range(0, calls)
                .mapToObj(loop -> threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
                        post(bodies.get(i), to);
                    }
                    return null;
                }))
                .toList();
        for (Future<?> loop : loops) {
            loop.get();
        }
    }

    private void post(String body, URI to) throws IOException {
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

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }
}
