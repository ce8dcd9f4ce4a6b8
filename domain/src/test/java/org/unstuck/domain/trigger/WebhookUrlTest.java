package org.unstuck.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com, example.com, 443, true",
        "http://example.com, example.com, 80, false",
        "HTTPS://Example.COM:8443/Path?q=%20&r=@#, , , ",
        "HTTPS://Example.COM:8443/Path?q=%20&r=@, example.com, 8443, true",
        "http://receiver:9000/x, receiver, 9000, false",
        "http://8.8.8.8/x, 8.8.8.8, 80, false",
        "http://[2606:4700::1111]:81/x, 2606:4700::1111, 81, false",
        "http://a.b-c.d1/, a.b-c.d1, 80, false",
        "http://xn--bcher-kva.example/, xn--bcher-kva.example, 80, false",
    })
    void isAnHttpUrl(String text, String host, Integer port, Boolean secure) {
        if (host == null) {
            assertThat(WebhookUrl.parse(text)).isEmpty();
            return;
        }
        assertThat(WebhookUrl.parse(text)).hasValueSatisfying(url -> {
            assertThat(url.host()).isEqualTo(host);
            assertThat(url.port()).isEqualTo(port);
            assertThat(url.isSecure()).isEqualTo(secure);
            assertThat(url.uri()).hasToString(text);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "/path",
                "//example.com",
                "http:example.com",
                "http:/example.com",
                "http://",
                "http:///x",
                "ftp://example.com",
                "file:///etc/passwd",
                "jar:http://example.com!/",
                "http://user@example.com",
                "http://user:password@example.com",
                "http://@example.com",
                "http://example.com:",
                "http://example.com:0",
                "http://example.com:080",
                "http://example.com:65536",
                "http://example.com:99999999999",
                "http://example.com:-1",
                "http://example.com:80:80",
                "http://example.com#fragment",
                "http://example.com/ ",
                "http://example.com/a b",
                "http://exa\tmple.com",
                "http://example.com\r\nX: y",
                "http://example.com\\@127.0.0.1",
                "http://b\u00fccher.example",
                "http://example.com/\u00fc",
                "http://exam%70le.com",
                "http://example.com.",
                "http://.example.com",
                "http://a..b",
                "http://-a.example",
                "http://a-.example",
                "http://127.1",
                "http://2130706433",
                "http://0x7f.0.0.1",
                "http://0x7f000001",
                "http://017700000001",
                "http://127.0.0.01",
                "http://127.0.0.256",
                "http://127.0.0.1.",
                "http://1.2.3.4.5",
                "http://example.1",
                "http://example.0x1",
                "http://[::1%25eth0]",
                "http://[::1%eth0]",
                "http://[127.0.0.1]",
                "http://[::1",
                "http://::1",
                "http://[]",
            })
    void isNothingThatCanBeReadInTwoWays(String text) {
        assertThat(WebhookUrl.parse(text)).isEmpty();
    }

    @Test
    void isNotLongerThanTheRuleSays() {
        String host = "http://example.com/";
        String longest = host + "x".repeat(WebhookUrl.MAX_LENGTH - host.length());

        assertThat(WebhookUrl.parse(longest)).isPresent();
        assertThat(WebhookUrl.parse(longest + "x")).isEmpty();
        assertThat(WebhookUrl.parse("http://" + "a".repeat(64) + ".example")).isEmpty();
        assertThat(WebhookUrl.parse("http://" + "a.".repeat(130) + "example")).isEmpty();
    }
}
