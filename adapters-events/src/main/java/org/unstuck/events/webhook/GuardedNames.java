package org.unstuck.events.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the client the addresses to connect to: those a name leads to at this moment, all of them safe, or none. The
 * client connects to just what it gets here, so there is no time between check and connection in which DNS could
 * change its mind.
 *
 * <p>A lookup may hang, and then holds the thread that makes it: a virtual one would keep its carrier from all others.
 * So lookups have threads of their own, one for each name at a time, and whoever waits for one does not wait for ever.
 */
final class GuardedNames implements DnsResolver, AutoCloseable {

    private static final int MAX_LOOKUPS = 64;
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** No permission is for this one alone. */
    private static final int UNKNOWN_PORT = 0;

    private final SafeAddresses safe;
    private final Names names;
    private final Duration patience;
    private final ThreadPoolExecutor lookups;
    private final ConcurrentMap<String, FutureTask<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    GuardedNames(SafeAddresses safe, Names names, Duration patience) {
        this.safe = safe;
        this.names = names;
        this.patience = patience;
        this.lookups = new ThreadPoolExecutor(
                0,
                MAX_LOOKUPS,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetAddress> addresses = addresses(host);
        for (InetAddress address : addresses) {
            // One that is not safe is enough: whoever names it next to a public one means no good.
            Optional<String> objection = safe.objection(address, port);
            if (objection.isPresent()) {
                throw new AddressRefusedException(
                        "The host has an address that must not be reached: " + objection.get() + ".");
            }
        }
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, UNKNOWN_PORT).stream()
                .map(InetSocketAddress::getAddress)
                .toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private List<InetAddress> addresses(String host) throws UnknownHostException {
        Optional<InetAddress> literal = AddressRange.literal(host);
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        try {
            FutureTask<List<InetAddress>> lookup = underWay.computeIfAbsent(host, this::begin);
            List<InetAddress> addresses = lookup.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (addresses.isEmpty()) {
                throw new UnknownHostException("The host has no address.");
            }
            return addresses;
        } catch (TimeoutException | RejectedExecutionException e) {
            throw new UnknownHostException("The address of the host was not found in time.");
        } catch (ExecutionException e) {
            throw new UnknownHostException("The host is not known.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("The address of the host was no longer looked for.");
        }
    }

    private FutureTask<List<InetAddress>> begin(String host) {
        FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> {
            try {
                return names.addresses(host);
            } finally {
                underWay.remove(host);
            }
        });
        lookups.execute(lookup);
        return lookup;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
