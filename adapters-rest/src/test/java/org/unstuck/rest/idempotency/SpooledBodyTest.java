package org.unstuck.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpooledBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SpooledBody.IN_MEMORY - 1, SpooledBody.IN_MEMORY, SpooledBody.IN_MEMORY + 1, 1_000_000})
    void givesBackWhatItTookIn(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);

        try (SpooledBody body = SpooledBody.spool(new ByteArrayInputStream(bytes));
                InputStream once = body.open();
                InputStream again = body.open()) {
            assertThat(once.readAllBytes()).isEqualTo(bytes);
            assertThat(again.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void takesNoBodyInThatBreaksOff() {
        IOException broken = new IOException("broken off");
        InputStream breaksOff = new SequenceInputStream(
                new ByteArrayInputStream(new byte[SpooledBody.IN_MEMORY + 1]), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw broken;
                    }
                });

        assertThatThrownBy(() -> SpooledBody.spool(breaksOff)).isSameAs(broken);
    }
}
