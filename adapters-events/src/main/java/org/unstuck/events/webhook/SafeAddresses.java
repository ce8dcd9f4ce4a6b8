package org.unstuck.events.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides about every address before anybody connects to it. What is not in the public part of the internet is refused:
 * all ranges of IANA's registries of special-purpose addresses (RFC 6890 and what came after it), multicast, addresses
 * at which clouds tell of their machines, and those of this machine itself.
 */
final class SafeAddresses {

    /** IANA's registry for IPv4, then what is special without being in it. */
    private static final List<Special> IPV4 = List.of(
            special("0.0.0.0/8", "this network"),
            special("10.0.0.0/8", "private use"),
            special("100.64.0.0/10", "shared by a carrier (CGNAT)"),
            special("127.0.0.0/8", "loopback"),
            special("169.254.0.0/16", "link-local, metadata of clouds among it"),
            special("172.16.0.0/12", "private use"),
            special("192.0.0.0/24", "protocol assignments"),
            special("192.0.2.0/24", "documentation"),
            special("192.31.196.0/24", "AS112"),
            special("192.52.193.0/24", "AMT"),
            special("192.88.99.0/24", "6to4 relays"),
            special("192.168.0.0/16", "private use"),
            special("192.175.48.0/24", "AS112"),
            special("198.18.0.0/15", "benchmarks"),
            special("198.51.100.0/24", "documentation"),
            special("203.0.113.0/24", "documentation"),
            special("240.0.0.0/4", "reserved, broadcast among it"),
            special("224.0.0.0/4", "multicast"),
            special("168.63.129.16/32", "metadata of a cloud"));

    /** IANA's registry for IPv6, but for what stands for an IPv4 address; then what is special without being in it. */
    private static final List<Special> IPV6 = List.of(
            special("::1/128", "loopback"),
            special("::/128", "unspecified"),
            special("64:ff9b:1::/48", "translation within a network"),
            special("100::/64", "discarded"),
            special("100:0:0:1::/64", "discarded"),
            special("2001::/23", "protocol assignments, Teredo and ORCHID among them"),
            special("2001:db8::/32", "documentation"),
            special("2002::/16", "6to4"),
            special("2620:4f:8000::/48", "AS112"),
            special("3fff::/20", "documentation"),
            special("5f00::/16", "segment routing"),
            special("fc00::/7", "private use, metadata of clouds among it"),
            special("fe80::/10", "link-local"),
            special("::/96", "IPv4-compatible"),
            special("fec0::/10", "site-local"),
            special("ff00::/8", "multicast"));

    /** All that was ever given out for the public internet. */
    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");

    /** The last four bytes are an IPv4 address: written as IPv6, and where a translator waits for it (NAT64). */
    private static final AddressRange TRANSLATED = AddressRange.parse("64:ff9b::/96");

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private final AllowedAddresses allowed;
    private final Predicate<InetAddress> ours;

    /** @param ours whether an address is this machine's */
    SafeAddresses(AllowedAddresses allowed, Predicate<InetAddress> ours) {
        this.allowed = allowed;
        this.ours = ours;
    }

    /** What an address is that may not be reached at this port, or nothing when it may. */
    Optional<String> objection(InetAddress address, int port) {
        byte[] bytes = address.getAddress();
        if (allowed.contain(bytes, port)) {
            return Optional.empty();
        }
        if (bytes.length == 16 && (startsWithMapped(bytes) || TRANSLATED.contains(bytes))) {
            return objection(embedded(bytes), port);
        }
        return special(bytes)
                .or(() -> isIsatap(bytes) ? objection(embedded(bytes), port) : Optional.empty())
                .or(() -> ours.test(address) ? Optional.of("this machine's own") : Optional.empty());
    }

    private static Optional<String> special(byte[] bytes) {
        Optional<String> special = (bytes.length == 4 ? IPV4 : IPV6)
                .stream()
                        .filter(candidate -> candidate.range().contains(bytes))
                        .findFirst()
                        .map(found -> found.name() + " (" + found.range() + ")");
        return special.isPresent() || bytes.length == 4 || GLOBAL_UNICAST.contains(bytes)
                ? special
                : Optional.of("not of the public internet");
    }

    /** The IPv4 address where packets for an IPv6 address would end. */
    private static InetAddress embedded(byte[] bytes) {
        return address(Arrays.copyOfRange(bytes, 12, 16));
    }

    private static boolean startsWithMapped(byte[] bytes) {
        return Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
    }

    /** A tunnel within a site (RFC 5214), under whatever prefix. */
    private static boolean isIsatap(byte[] bytes) {
        return bytes.length == 16
                && (bytes[8] == 0 || bytes[8] == 2)
                && bytes[9] == 0
                && bytes[10] == 0x5e
                && bytes[11] == (byte) 0xfe;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }

    private static Special special(String range, String name) {
        return new Special(AddressRange.parse(range), name);
    }

    private record Special(AddressRange range, String name) {}
}
