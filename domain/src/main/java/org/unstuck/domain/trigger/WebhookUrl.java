package org.unstuck.domain.trigger;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where events are posted to: {@link #RULE}.
 *
 * <p>Everything that programs read in different ways is refused here: numbers that stand for an IPv4 address in another
 * form, zones, names that end in a dot, users, empty ports. Which addresses may be reached is judged when connecting,
 * since only then it is known where a name leads to.
 *
 * @param uri as it was written
 * @param host in lower case, an IPv6 address without its brackets
 * @param port also when it was not written
 */
public record WebhookUrl(URI uri, String host, int port) {

    public static final int MAX_LENGTH = 2_048;

    /** For whoever has to be told. */
    public static final String RULE =
            "an http or https URL of at most 2,048 ASCII characters, whose host is a name, an IPv4 address of four"
                    + " decimal numbers or an IPv6 address in brackets, without user and fragment";

    private static final int MAX_PORT = 65_535;
    private static final int MAX_NAME = 253;

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern OCTET = Pattern.compile("0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]");

    /** What some programs take for a number, and the whole for an IPv4 address. */
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

    /** The URL this text is, or nothing when it breaks the rule. */
    public static Optional<WebhookUrl> parse(String text) {
        if (text.length() > MAX_LENGTH || !VISIBLE_ASCII.matcher(text).matches()) {
            return Optional.empty();
        }
        URI uri;
        try {
            uri = new URI(text).parseServerAuthority();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawFragment() != null) {
            return Optional.empty();
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.empty();
        }
        String written = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        if (!written.equals(uri.getRawAuthority())) {
            // A user, an empty port, or one that begins with zeros.
            return Optional.empty();
        }
        int port = uri.getPort() < 0 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
        if (port < 1 || port > MAX_PORT) {
            return Optional.empty();
        }
        return host(uri.getHost().toLowerCase(Locale.ROOT)).map(host -> new WebhookUrl(uri, host, port));
    }

    /** Whether the connection is to be encrypted. */
    public boolean isSecure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static Optional<String> host(String host) {
        if (host.startsWith("[")) {
            // Its form was checked when the URL was read; only zones are allowed there and not here.
            return host.contains("%") ? Optional.empty() : Optional.of(host.substring(1, host.length() - 1));
        }
        String[] labels = host.split("\\.", -1);
        boolean fine = NUMBER.matcher(labels[labels.length - 1]).matches() ? isIpv4(labels) : isName(host, labels);
        return fine ? Optional.of(host) : Optional.empty();
    }

    private static boolean isIpv4(String[] labels) {
        boolean octets = true;
        for (String label : labels) {
            octets &= OCTET.matcher(label).matches();
        }
        return octets && labels.length == 4;
    }

    private static boolean isName(String host, String[] labels) {
        boolean fine = host.length() <= MAX_NAME;
        for (String label : labels) {
            fine &= LABEL.matcher(label).matches();
        }
        return fine;
    }
}
