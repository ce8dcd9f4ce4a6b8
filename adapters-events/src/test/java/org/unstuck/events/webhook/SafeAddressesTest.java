package org.unstuck.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeAddressesTest {

    private static final SafeAddresses SAFE = new SafeAddresses(AllowedAddresses.NONE, address -> false);

    /** First, last and the neighbours outside. */
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.255.255.255, , 1.0.0.0",
        "10.0.0.0, 10.255.255.255, 9.255.255.255, 11.0.0.0",
        "100.64.0.0, 100.127.255.255, 100.63.255.255, 100.128.0.0",
        "127.0.0.0, 127.255.255.255, 126.255.255.255, 128.0.0.0",
        "169.254.0.0, 169.254.255.255, 169.253.255.255, 169.255.0.0",
        "172.16.0.0, 172.31.255.255, 172.15.255.255, 172.32.0.0",
        "192.0.0.0, 192.0.0.255, 191.255.255.255, 192.0.1.0",
        "192.0.2.0, 192.0.2.255, 192.0.1.255, 192.0.3.0",
        "192.31.196.0, 192.31.196.255, 192.31.195.255, 192.31.197.0",
        "192.52.193.0, 192.52.193.255, 192.52.192.255, 192.52.194.0",
        "192.88.99.0, 192.88.99.255, 192.88.98.255, 192.88.100.0",
        "192.168.0.0, 192.168.255.255, 192.167.255.255, 192.169.0.0",
        "192.175.48.0, 192.175.48.255, 192.175.47.255, 192.175.49.0",
        "198.18.0.0, 198.19.255.255, 198.17.255.255, 198.20.0.0",
        "198.51.100.0, 198.51.100.255, 198.51.99.255, 198.51.101.0",
        "203.0.113.0, 203.0.113.255, 203.0.112.255, 203.0.114.0",
        "224.0.0.0, 255.255.255.255, 223.255.255.255, ",
        "168.63.129.16, 168.63.129.16, 168.63.129.15, 168.63.129.17",
        "::, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, , 2003::",
        "2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, , 2001:200::",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff::, 2001:db9::",
        "2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:ffff::, 2003::",
        "2620:4f:8000::, 2620:4f:8000:ffff:ffff:ffff:ffff:ffff, 2620:4f:7fff::, 2620:4f:8001::",
        "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3ffe:ffff::, 3fff:1000::",
        "4000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:ffff::, ",
    })
    void refuseARangeFromItsFirstToItsLastAddress(String first, String last, String before, String after) {
        assertThat(objection(first)).isPresent();
        assertThat(objection(last)).isPresent();
        if (before != null) {
            assertThat(objection(before)).isEmpty();
        }
        if (after != null) {
            assertThat(objection(after)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "64:ff9b::7f00:1, loopback",
        "64:ff9b::10.1.2.3, private use",
        "64:ff9b::a9fe:a9fe, link-local",
        "64:ff9b:1::8.8.8.8, translation",
        "::8.8.8.8, IPv4-compatible",
        "::1, loopback",
        "fd00:ec2::254, private use",
        "fe80::1, link-local",
        "fec0::1, site-local",
        "ff02::1, multicast",
        "2001:0:4136:e378:8000:63bf:80ff:fffe, Teredo",
        "2a00:1450::5efe:127.0.0.1, loopback",
        "2a00:1450::200:5efe:10.0.0.1, private use",
        "fd00::5efe:8.8.8.8, private use",
    })
    void sayWhatTheyRefuse(String address, String word) {
        assertThat(objection(address))
                .hasValueSatisfying(said -> assertThat(said).contains(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "2a00:1450:4001:82a::200e",
                "2606:4700:4700::1111",
                "64:ff9b::8.8.8.8",
                "::ffff:8.8.8.8",
                "2a00:1450::5efe:8.8.8.8",
            })
    void letThePublicInternetPass(String address) {
        assertThat(objection(address)).isEmpty();
    }

    @Test
    void judgeEveryMappedAddressAsTheAddressItStandsFor() throws UnknownHostException {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            byte[] four = new byte[4];
            random.nextBytes(four);
            InetAddress plain = InetAddress.getByAddress(four);
            for (byte[] prefix : new byte[][] {
                {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, {0, 0x64, -1, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}
            }) {
                byte[] sixteen = new byte[16];
                System.arraycopy(prefix, 0, sixteen, 0, 12);
                System.arraycopy(four, 0, sixteen, 12, 4);
                assertThat(SAFE.objection(InetAddress.getByAddress(sixteen), 80))
                        .isEqualTo(SAFE.objection(plain, 80));
            }
        }
    }

    @Test
    void refuseWhatBelongsToThisMachineWhereverItIs() throws UnknownHostException {
        InetAddress own = InetAddress.getByName("8.8.4.4");
        SafeAddresses safe = new SafeAddresses(AllowedAddresses.NONE, own::equals);

        assertThat(safe.objection(own, 80)).hasValue("this machine's own");
        assertThat(safe.objection(InetAddress.getByName("64:ff9b::8.8.4.4"), 80))
                .hasValue("this machine's own");
    }

    @Test
    void letPassWhatWasAllowed() throws UnknownHostException {
        SafeAddresses safe = new SafeAddresses(AllowedAddresses.parse("10.1.0.0/16, 127.0.0.1:9000"), address -> false);

        assertThat(safe.objection(InetAddress.getByName("10.1.2.3"), 80)).isEmpty();
        assertThat(safe.objection(InetAddress.getByName("10.2.2.3"), 80)).isPresent();
        assertThat(safe.objection(InetAddress.getByName("127.0.0.1"), 9000)).isEmpty();
        assertThat(safe.objection(InetAddress.getByName("127.0.0.1"), 5432)).isPresent();
    }

    private static Optional<String> objection(String address) {
        try {
            return SAFE.objection(InetAddress.getByName(address), 443);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }
}
