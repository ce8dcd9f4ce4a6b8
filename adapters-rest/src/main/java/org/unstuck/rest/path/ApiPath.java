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
 * @param canonical without doubled slashes, and without version but where one stands for a form of its own
 */
record ApiPath(String canonical, ApiVersion version) {

    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._~/-]*");

    /**
     * The canonical path, when this is a path of one of these resources; a trailing slash stays.
     *
     * @param secondVersions those of which there is a second version, whose canonical paths go on with its name. It is
     *     what the newest of the older families means
     * @param olderForms those that the oldest families have in an older form, whose canonical paths begin with the name
     *     of one of these
     */
    static Optional<ApiPath> parse(
            String path, Set<String> resources, Set<String> secondVersions, Set<String> olderForms) {
        return segments(path).flatMap(segments -> translate(segments, resources, secondVersions, olderForms));
    }

    /** The version that a decoded path is of, when it begins like one of these resources. */
    static Optional<ApiVersion> version(String decoded, Set<String> resources) {
        String[] segments = decoded.split("/", -1);
        Optional<ApiVersion> prefix = segments.length > 2 ? ApiVersion.ofPrefix(segments[1]) : Optional.empty();
        int first = prefix.isPresent() ? 2 : 1;
        return segments.length > first && resources.contains(segments[first])
                ? Optional.of(prefix.orElse(ApiVersion.UNVERSIONED))
                : Optional.empty();
    }

    /** The path without doubled slashes, when it is plain. */
    static Optional<String> withoutDoubledSlashes(String path) {
        return segments(path).map(segments -> "/" + String.join("/", segments));
    }

    private static Optional<ApiPath> translate(
            List<String> segments, Set<String> resources, Set<String> secondVersions, Set<String> olderForms) {
        Optional<ApiVersion> prefix = ApiVersion.ofPrefix(segments.get(0));
        List<String> rest = prefix.isPresent() ? segments.subList(1, segments.size()) : segments;
        if (rest.isEmpty() || !resources.contains(rest.get(0))) {
            return Optional.empty();
        }
        boolean hasSecondVersion = secondVersions.contains(rest.get(0));
        ApiVersion version = prefix.orElseGet(() -> perService(rest, hasSecondVersion));
        List<String> canonical = new ArrayList<>(rest);
        if (version.isPerService()) {
            canonical.remove(1);
        }
        if (hasSecondVersion) {
            if (canonical.size() > 1 && ApiVersion.PER_SERVICE_V2.isWritten(canonical.get(1))) {
                // A version after the version is none of ours.
                return Optional.empty();
            }
            if (version.isOfSecondVersions()) {
                canonical.add(1, ApiVersion.PER_SERVICE_V2.segment());
            }
        }
        if (version.isOfOlderForms() && olderForms.contains(rest.get(0))) {
            canonical.add(0, ApiVersion.V3.segment());
        }
        return Optional.of(new ApiPath("/" + String.join("/", canonical), version));
    }

    private static ApiVersion perService(List<String> segments, boolean hasSecondVersion) {
        if (segments.size() > 1 && ApiVersion.PER_SERVICE.isWritten(segments.get(1))) {
            return ApiVersion.PER_SERVICE;
        }
        return hasSecondVersion && segments.size() > 1 && ApiVersion.PER_SERVICE_V2.isWritten(segments.get(1))
                ? ApiVersion.PER_SERVICE_V2
                : ApiVersion.UNVERSIONED;
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
