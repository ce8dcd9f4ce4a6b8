package org.unstuck.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {

    @Test
    void containNothingByDefault() throws UnknownHostException {
        assertThat(contain("", "10.0.0.1", 80)).isFalse();
        assertThat(contain(" , ", "10.0.0.1", 80)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, 80, true",
        "10.1.0.0/16, 10.2.0.0, 80, false",
        "10.1.0.0/17, 10.1.127.1, 80, true",
        "10.1.0.0/17, 10.1.128.1, 80, false",
        "10.1.0.7, 10.1.0.7, 80, true",
        "10.1.0.7, 10.1.0.6, 80, false",
        "10.1.0.7:8443, 10.1.0.7, 8443, true",
        "10.1.0.7:8443, 10.1.0.7, 8444, false",
        "0.0.0.0/0, 192.168.0.1, 80, true",
        "0.0.0.0/0, ::1, 80, false",
        "fd00:1::/32, fd00:1::5, 80, true",
        "fd00:1::/32, fd00:2::5, 80, false",
        "[fd00:1::/32]:8443, fd00:1::5, 8443, true",
        "[fd00:1::/32]:8443, fd00:1::5, 443, false",
        "[::1], ::1, 9000, true",
    })
    void containTheAddressesAndPortsOfTheirRanges(String allowed, String address, int port, boolean expected)
            throws UnknownHostException {
        assertThat(contain(allowed, address, port)).isEqualTo(expected);
        assertThat(contain("192.0.2.77/32," + allowed, address, port)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.1",
                "010.0.0.0/8",
                "10.0.0.0.",
                "10.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0.0/",
                "10.0.0.1/8",
                "fd00::1/64",
                "10.0.0.1:0",
                "10.0.0.1:70000",
                "10.0.0.1:http",
                "[fd00::1",
                "[fd00::1]8443",
                "[fd00::1]:",
                "10.0.0.1 10.0.0.2",
                "999.0.0.1",
            })
    void cannotBeReadFromWhatIsNoRange(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedAddresses.parse(text))
                .withMessageContaining(text);
    }

    private static boolean contain(String allowed, String address, int port) throws UnknownHostException {
        return AllowedAddresses.parse(allowed)
                .contain(InetAddress.getByName(address).getAddress(), port);
    }
}
