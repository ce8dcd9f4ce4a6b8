package org.unstuck.rest.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path of the API in the one form that controllers and access rules know.
 *
 * <p>Only plain paths are understood: anything encoded, any dot segment or path parameter is left as it came for Spring
 * Security's firewall to judge. What is understood consists of plain segments only and so does its canonical form, which
 * therefore is never one that the firewall would have refused.
 *
 * @param canonical without version and doubled slashes
 */
record ApiPath(String canonical, ApiVersion version) {

    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._~/-]*");

    /** The canonical path, when this is a path of one of these resources; a trailing slash stays. */
    static Optional<ApiPath> parse(String path, Set<String> resources) {
        return segments(path).flatMap(segments -> translate(segments, resources));
    }

    /** The path without doubled slashes, when it is plain. */
    static Optional<String> withoutDoubledSlashes(String path) {
        return segments(path).map(segments -> "/" + String.join("/", segments));
    }

    private static Optional<ApiPath> translate(List<String> segments, Set<String> resources) {
        Optional<ApiVersion> prefix = ApiVersion.ofPrefix(segments.get(0));
        List<String> rest = prefix.isPresent() ? segments.subList(1, segments.size()) : segments;
        if (rest.isEmpty() || !resources.contains(rest.get(0))) {
            return Optional.empty();
        }
        boolean perService = prefix.isEmpty() && rest.size() > 1 && ApiVersion.PER_SERVICE.isWritten(rest.get(1));
        List<String> canonical = new ArrayList<>(rest);
        if (perService) {
            canonical.remove(1);
        }
        ApiVersion version = prefix.orElse(perService ? ApiVersion.PER_SERVICE : ApiVersion.UNVERSIONED);
        return Optional.of(new ApiPath("/" + String.join("/", canonical), version));
    }

    // Empty segments are dropped, but for the last one: a trailing slash.
    private static Optional<List<String>> segments(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        String[] parts = path.substring(1).split("/", -1);
        for (int index = 0; index < parts.length; index++) {
            String part = parts[index];
            if (part.equals(".") || part.equals("..")) {
                return Optional.empty();
            }
            if (!part.isEmpty() || index == parts.length - 1) {
                segments.add(part);
            }
        }
        return Optional.of(segments);
    }
}
