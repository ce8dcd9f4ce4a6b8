package org.unstuck.events.webhook;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unstuck.application.port.Receiver.Message;
import org.unstuck.application.port.Receiver.Reception;

/** That nothing internal is ever connected to: a canary listens on all addresses of this machine. */
class AddressesTest {

    private static final Message MESSAGE = new Message(UUID.randomUUID(), Instant.EPOCH, "{}");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Ways to write this machine, its neighbours and what is next to them; PORT is the canary's. */
    private static final String HOSTS = """
            127.0.0.1 127.0.0.2 127.1.2.3 127.255.255.254 127.255.255.255 127.0.0.1. 127.0.0.1..
            127.1 127.0.1 127.1. 127. 127 0127.0.0.1 127.0.0.01 127.00.00.01 127.000.000.001 127.0.0.00000000001
            0177.0.0.1 0177.0.0.01 0177.00.00.01 0177.0.1 0177.1 00000177.0.0.1 017700000001 0000017700000001
            0x7f.0.0.1 0x7F.0x0.0x0.0x1 0X7F.0.0.1 0x7f000001 0X7F000001 0x7f.1 0x7f.0.1 0x0000007f.0.0.1 127.0.0.0x1
            127.0x0.0.1 0x7f.0.01.1 2130706433 2130706433. 02130706433 2130706434 6425673729 4294967296 127.0.0.257
            383.0.0.1 127.0.0.1.1 127.0.0.-1 -127.0.0.1 127.0.0.+1 127..0.1 127.0.0.1e0 .127.0.0.1
            %31%32%37.0.0.1 127%2e0%2e0%2e1 127.0.0.1%00 127.0.0.1%20 127.0.0.1%2f %6cocalhost loc%61lhost
            127\u30020\u30020\u30021 127\uff0e0\uff0e0\uff0e1 127\uff610\uff610\uff611 \uff11\uff12\uff17.0.0.1
            \u2460\u2461\u2466.\u24ea.\u24ea.\u2460 \u0661\u0662\u0667.\u0660.\u0660.\u0661 127.0.0.1\u200b
            \u200b127.0.0.1 127\u00ad.0.0.1 \u217c\u00f6calhost \uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54
            loca\u029f\u029fost
            0.0.0.0 0 0x0 00 0.0 0.0.0 000.000.000.000 0.0.0.1 0.255.255.255 0.0.0.0.
            localhost LOCALHOST LocalHost localhost. localhost.localdomain sub.localhost ip6-localhost ip6-loopback
            vm runsc localhost%00 localhost%2eexample.com
            [::1] [0::1] [::0001] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::0.0.0.1] [::1%lo]
            [::1%25lo] [::1%1] [::1%25eth0] [::] [0:0:0:0:0:0:0:0] [::0] [::0.0.0.0] ::1 [::1 ::1] [::1]. [[::1]]
            [::ffff:127.0.0.1] [::FFFF:127.0.0.1] [::ffff:7f00:1] [::ffff:7f00:0001] [0:0:0:0:0:ffff:127.0.0.1]
            [0:0:0:0:0:FFFF:7F00:1] [::ffff:0.0.0.0] [::ffff:0:127.0.0.1] [::ffff:127.1] [::ffff:0x7f000001]
            [::127.0.0.1] [::7f00:1] [64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::127.0.0.1] [64:ff9b::10.0.0.1]
            [2002:7f00:1::] [2002:7f00:0001::1] [2002:a00:1::1] [2001:0:4136:e378:8000:63bf:80ff:fffe]
            [2001:0:7f00:1::] [fe80::5efe:127.0.0.1] [2a00:1450::5efe:127.0.0.1] [2a00:1450::200:5efe:7f00:1]
            [fe80::1] [fe80::1%25eth0] [fec0::1] [fd00::2] [fd00::1] [fc00::1] [ff02::1] [ff01::1] [100::1]
            [2001:db8::1] [3fff::1] [4000::1] [5f00::1] [fd00:ec2::254] [fd20:ce::254] [127.0.0.1] [localhost]
            [::ffff:169.254.169.254] [::ffff:10.0.0.1] [::ffff:192.0.2.2]
            10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.1.1 100.64.0.1 100.127.255.255
            100.100.100.200 169.254.169.254 169.254.1.1 169.254.43518 0xa9fea9fe 2852039166 0251.0376.0251.0376
            168.63.129.16 192.0.0.192 192.0.0.170 192.0.2.1 192.0.2.2 0xc0000202 3221225986 192.0.514 198.18.0.1
            198.51.100.1 203.0.113.1 192.88.99.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
            """;

    /** The same with something around the host. */
    private static final List<String> URLS = List.of(
            "http://example.com@127.0.0.1:PORT/",
            "http://127.0.0.1:PORT@127.0.0.1:PORT/",
            "http://user:password@127.0.0.1:PORT/",
            "http://example.com:80@127.0.0.1:PORT/",
            "http://@127.0.0.1:PORT/",
            "http://127.0.0.1:PORT\\@example.com/",
            "http://example.com\\@127.0.0.1:PORT/",
            "http://127.0.0.1:PORT#@example.com/",
            "http://127.0.0.1:PORT?@example.com/",
            "http://127.0.0.1:PORT;@example.com/",
            "http://127.0.0.1 :PORT/",
            "http://127.0.0.1\t:PORT/",
            "http://127.0.0.1:PORT:80/",
            "http://127.0.0.1:0PORT/",
            "http://127.0.0.1:+PORT/",
            "http://127.0.0.1:/",
            "http:127.0.0.1:PORT/",
            "http:/127.0.0.1:PORT/",
            "http:///127.0.0.1:PORT/",
            "http:\\\\127.0.0.1:PORT/",
            "//127.0.0.1:PORT/",
            "127.0.0.1:PORT",
            "HTTP://127.0.0.1:PORT/",
            "https://127.0.0.1:PORT/",
            "hTTps://[::1]:PORT/",
            "ftp://127.0.0.1:PORT/",
            "gopher://127.0.0.1:PORT/_x",
            "file://127.0.0.1:PORT/",
            "jar:http://127.0.0.1:PORT!/",
            "dict://127.0.0.1:PORT/",
            "ldap://127.0.0.1:PORT/",
            " http://127.0.0.1:PORT/",
            "http://127.0.0.1:PORT/ ",
            "http://127.0.0.1\r\nHost: example.com:PORT/",
            "http://localhost:PORT/%2e%2e/",
            "http://localhost:PORT?x",
            "http://%6c%6f%63alhost:PORT/");

    private static final SSLContext TLS = SSLContexts.createDefault();

    private final Canary canary = new Canary();

    @AfterEach
    void close() throws IOException {
        canary.close();
    }

    @Test
    void ofThisMachineAreReachedByNoneOfManyWaysToWriteThem() throws IOException {
        Set<String> urls = urls();
        assertThat(urls).hasSizeGreaterThan(220);

        try (Webhooks webhooks =
                new Webhooks(AllowedAddresses.NONE, WebhookLimits.DEFAULT, TLS, InstantSource.system())) {
            for (String url : urls) {
                assertThat(webhooks.hand(MESSAGE, SubscriptionFixture.at(url)))
                        .as(url)
                        .isInstanceOfAny(Reception.AddressRefused.class, Reception.Refused.class);
            }
        }
        assertThat(canary.connections()).isZero();
        isHeardBy("127.0.0.1", 1);
        isHeardBy("::1", 2);
    }

    /**
     * The guard alone, without the rule for URLs in front of it: whatever the system's resolver takes a text for, like
     * 177.0.0.1 for 0177.0.0.1, nothing internal comes out.
     */
    @Test
    void areGivenToTheClientByNoneOfThem() throws SocketException {
        List<InetAddress> given = new ArrayList<>();
        int refused = 0;
        try (GuardedNames names = new GuardedNames(
                new SafeAddresses(AllowedAddresses.NONE, address -> false),
                host -> List.of(InetAddress.getAllByName(host)),
                PATIENCE)) {
            for (String host : hosts()) {
                String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
                for (String asked : List.of(host, bare)) {
                    try {
                        names.resolve(asked, canary.port()).forEach(address -> given.add(address.getAddress()));
                    } catch (UnknownHostException e) {
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(300);
        assertThat(given)
                .noneMatch(InetAddress::isLoopbackAddress)
                .noneMatch(InetAddress::isAnyLocalAddress)
                .noneMatch(InetAddress::isSiteLocalAddress)
                .noneMatch(InetAddress::isLinkLocalAddress)
                .noneMatch(InetAddress::isMulticastAddress)
                .doesNotContainAnyElementsOf(ownAddresses());
    }

    @Test
    void areRefusedAndNotJustUnreachable() throws IOException {
        try (Webhooks webhooks =
                new Webhooks(AllowedAddresses.NONE, WebhookLimits.DEFAULT, TLS, InstantSource.system())) {
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "10.0.0.1", "[::ffff:127.0.0.1]", "0x7f.1")) {
                assertThat(webhooks.hand(MESSAGE, SubscriptionFixture.at("http://" + host + ":" + canary.port() + "/")))
                        .as(host)
                        .isInstanceOf(Reception.AddressRefused.class);
            }
        }
    }

    @Test
    void areReachedWhenTheyAreAllowed() throws IOException {
        AllowedAddresses allowed = AllowedAddresses.parse("127.0.0.1:" + canary.port());
        try (Webhooks webhooks = new Webhooks(allowed, WebhookLimits.DEFAULT, TLS, InstantSource.system())) {
            for (String host : List.of("127.0.0.1", "[::ffff:127.0.0.1]")) {
                assertThat(webhooks.hand(MESSAGE, SubscriptionFixture.at("http://" + host + ":" + canary.port() + "/")))
                        .as(host)
                        .isInstanceOf(Reception.Refused.class);
            }
            assertThat(webhooks.hand(MESSAGE, SubscriptionFixture.at("http://[::1]:" + canary.port() + "/")))
                    .isInstanceOf(Reception.AddressRefused.class);
        }
        assertThat(canary.connections()).isEqualTo(2);
    }

    @Test
    void thatANameHadWhenItWasCheckedAreThoseThatAreConnectedTo() throws IOException {
        InetAddress open = InetAddress.getByName("127.0.0.2");
        InetAddress closed = InetAddress.getByName("127.0.0.1");
        // Whoever asked twice, once to check and once to connect, would connect to the second one.
        Deque<List<InetAddress>> answers = new ArrayDeque<>(List.of(List.of(open), List.of(closed), List.of(closed)));
        AllowedAddresses allowed = AllowedAddresses.parse("127.0.0.2");
        try (Webhooks webhooks = new Webhooks(
                allowed,
                WebhookLimits.DEFAULT,
                TLS,
                InstantSource.system(),
                host -> answers.removeFirst(),
                a -> false)) {
            String url = "http://rebinding.example:" + canary.port() + "/";

            assertThat(webhooks.hand(MESSAGE, SubscriptionFixture.at(url))).isInstanceOf(Reception.Refused.class);
            assertThat(canary.connections()).isEqualTo(1);
            assertThat(answers).hasSize(2);

            assertThat(webhooks.hand(MESSAGE, SubscriptionFixture.at(url)))
                    .isInstanceOf(Reception.AddressRefused.class);
            assertThat(canary.connections()).isEqualTo(1);
        }
    }

    @Test
    void areAllRefusedWhenOneOfThemIs() throws IOException {
        List<InetAddress> mixed = List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));
        try (Webhooks webhooks = new Webhooks(
                AllowedAddresses.parse("127.0.0.2"),
                WebhookLimits.DEFAULT,
                TLS,
                InstantSource.system(),
                host -> mixed,
                address -> false)) {
            assertThat(webhooks.hand(MESSAGE, SubscriptionFixture.at("http://mixed.example:" + canary.port() + "/")))
                    .isInstanceOf(Reception.AddressRefused.class);
        }
        assertThat(canary.connections()).isZero();
    }

    @Test
    void areLookedForOnlySoLong() throws IOException {
        WebhookLimits limits = new WebhookLimits(Duration.ofMillis(100), Duration.ofSeconds(10), 1_000, 4);
        try (Webhooks webhooks = new Webhooks(
                AllowedAddresses.NONE,
                limits,
                TLS,
                InstantSource.system(),
                host -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                },
                address -> false)) {
            assertThat(webhooks.hand(MESSAGE, SubscriptionFixture.at("http://slow.example/")))
                    .isEqualTo(new Reception.Refused(null, null, "The address of the host was not found in time."));
        }
    }

    private Set<String> urls() throws IOException {
        Set<String> urls = hosts().stream()
                .map(host -> "http://" + host + ":" + canary.port() + "/")
                .collect(toCollection(LinkedHashSet::new));
        URLS.forEach(url -> urls.add(url.replace("PORT", "" + canary.port())));
        for (InetAddress own : ownAddresses()) {
            String host = own.getHostAddress().replaceFirst("%.*", "");
            urls.add("http://" + (own instanceof Inet6Address ? "[" + host + "]" : host) + ":" + canary.port() + "/");
        }
        return urls;
    }

    private static List<String> hosts() {
        return Arrays.asList(HOSTS.strip().split("\\s+"));
    }

    private static List<InetAddress> ownAddresses() throws SocketException {
        List<InetAddress> own = new ArrayList<>();
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .forEach(own::add);
        assertThat(own).isNotEmpty();
        return own;
    }

    private void isHeardBy(String address, int count) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, canary.port()), 5_000);
        }
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (canary.connections() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(canary.connections()).isEqualTo(count);
    }
}
