package org.unstuck.rest.path;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads all URL families of the API to the one path that everything behind it knows, and notes the version. Runs before
 * Spring Security, so that access rules see what controllers see. What is no path of the API is left alone, and what is
 * no plain path keeps its writing.
 */
public final class ApiPathFilter extends OncePerRequestFilter {

    private final Set<String> resources;
    private final Set<String> secondVersions;
    private final Set<String> olderForms;
    private final Set<String> unversioned;

    /**
     * Makes it.
     *
     * @param resources the first segments of all canonical paths
     * @param secondVersions those of them of which there is a second version
     * @param olderForms those of them that the oldest families have in an older form
     * @param unversioned paths of no family, whose slashes SDKs double, too (contract 7.2)
     */
    public ApiPathFilter(
            Set<String> resources, Set<String> secondVersions, Set<String> olderForms, Set<String> unversioned) {
        this.resources = Set.copyOf(resources);
        this.secondVersions = Set.copyOf(secondVersions);
        this.olderForms = Set.copyOf(olderForms);
        this.unversioned = Set.copyOf(unversioned);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The raw path: getServletPath() is decoded and normalised already.
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<ApiPath> apiPath = ApiPath.parse(path, resources, secondVersions, olderForms);
        Optional<String> single = ApiPath.withoutDoubledSlashes(path).filter(unversioned::contains);
        if (apiPath.isPresent()) {
            apiPath.get().version().noteOn(request);
            chain.doFilter(new Rewritten(request, apiPath.get().canonical()), response);
        } else if (single.isPresent()) {
            chain.doFilter(new Rewritten(request, single.get()), response);
        } else if (path.contains("//")) {
            // Nothing of ours is written so, and servlets of others disagree about what it means.
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            // Controllers see it decoded, so however it is written, it is limited like the path that it means.
            ApiPath.version(request.getServletPath(), resources).ifPresent(version -> version.noteOn(request));
            chain.doFilter(request, response);
        }
    }

    private static final class Rewritten extends HttpServletRequestWrapper {

        private final String path;

        Rewritten(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return getContextPath() + path;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            url.setLength(url.length() - super.getRequestURI().length());
            return url.append(getRequestURI());
        }

        @Override
        public String getServletPath() {
            return path;
        }

        @Override
        public @Nullable String getPathInfo() {
            return null;
        }
    }
}
