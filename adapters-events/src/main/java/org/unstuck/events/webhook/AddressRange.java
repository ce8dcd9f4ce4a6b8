package org.unstuck.events.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that begin with the same bits, written like {@code 10.0.0.0/8}. */
final class AddressRange {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    /** Without leading zeros, which some take for octal numbers. */
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final String text;
    private final byte[] first;
    private final int bits;

    private AddressRange(String text, byte[] first, int bits) {
        this.text = text;
        this.first = first;
        this.bits = bits;
    }

    /**
     * The range this text stands for; without a slash a single address.
     *
     * @throws IllegalArgumentException with a sentence about the text
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] first = literal(address)
                .map(InetAddress::getAddress)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' does not begin with an IP address"));
        int bits = slash < 0 ? first.length * Byte.SIZE : prefix(text, text.substring(slash + 1), first.length);
        for (int bit = bits; bit < first.length * Byte.SIZE; bit++) {
            if ((first[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) != 0) {
                throw new IllegalArgumentException("'" + text + "' is no range: its address has bits after the first "
                        + bits + "; name the first address of the range");
            }
        }
        return new AddressRange(text, first, bits);
    }

    private static int prefix(String text, String prefix, int bytes) {
        try {
            int bits = Integer.parseInt(prefix);
            if (bits >= 0 && bits <= bytes * Byte.SIZE) {
                return bits;
            }
        } catch (NumberFormatException e) {
            // The sentence below is about this, too.
        }
        throw new IllegalArgumentException(
                "'" + text + "' must have a number from 0 to " + bytes * Byte.SIZE + " after the slash");
    }

    /** The address this text is, without asking anybody, or nothing when it is a name or no address. */
    static Optional<InetAddress> literal(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (address[i] != first[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((address[whole] ^ first[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
