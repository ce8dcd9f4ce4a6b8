package org.unstuck.events.webhook;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Internal addresses that may be reached nevertheless, because somebody who runs this installation said so. */
public final class AllowedAddresses {

    /** None. */
    public static final AllowedAddresses NONE = new AllowedAddresses(List.of());

    private final List<Permission> permissions;

    private AllowedAddresses(List<Permission> permissions) {
        this.permissions = permissions;
    }

    /**
     * Reads ranges separated by commas, each for all ports or for one: {@code 10.1.0.0/16, 10.2.0.7:8443,
     * [fd00:1::/64]:443}.
     *
     * @throws IllegalArgumentException with a sentence about what cannot be read
     */
    public static AllowedAddresses parse(String text) {
        return new AllowedAddresses(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Permission::parse)
                .toList());
    }

    boolean contain(byte[] address, int port) {
        return permissions.stream().anyMatch(permission -> permission.covers(address, port));
    }

    /** @param port the only one, or all when absent */
    private record Permission(AddressRange range, @Nullable Integer port) {

        static Permission parse(String text) {
            if (text.startsWith("[")) {
                int end = text.indexOf(']');
                if (end < 0) {
                    throw new IllegalArgumentException("'" + text + "' has no closing bracket");
                }
                String rest = text.substring(end + 1);
                AddressRange range = AddressRange.parse(text.substring(1, end));
                return rest.isEmpty() ? new Permission(range, null) : new Permission(range, port(text, rest));
            }
            int colon = text.indexOf(':');
            return colon < 0 || text.indexOf(':', colon + 1) >= 0
                    ? new Permission(AddressRange.parse(text), null)
                    : new Permission(AddressRange.parse(text.substring(0, colon)), port(text, text.substring(colon)));
        }

        private static int port(String text, String colonAndPort) {
            try {
                int port = colonAndPort.startsWith(":") ? Integer.parseInt(colonAndPort.substring(1)) : 0;
                if (port >= 1 && port <= 65_535) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // The sentence below is about this, too.
            }
            throw new IllegalArgumentException("'" + text + "' must end with a port from 1 to 65535 after the colon");
        }

        boolean covers(byte[] address, int asked) {
            return range.contains(address) && (port == null || port == asked);
        }
    }
}
