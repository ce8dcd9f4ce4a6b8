package org.unstuck.rest.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.unstuck.domain.token.Powers;
import org.unstuck.domain.token.UserLevel;

/**
 * What a token grants: the user levels in one claim as they are, and each scope with {@code SCOPE_} before it. A level
 * that is none of ours grants nothing.
 */
final class Authorities implements Converter<Jwt, Collection<GrantedAuthority>> {

    private static final String SCOPE = "SCOPE_";

    private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
    private final String claim;

    Authorities(String claim) {
        this.claim = claim;
    }

    /** The same, read back. */
    static Powers powersOf(Authentication authentication) {
        Set<UserLevel> levels = EnumSet.noneOf(UserLevel.class);
        Set<String> scopes = new HashSet<>();
        for (GrantedAuthority granted : authentication.getAuthorities()) {
            String name = granted.getAuthority();
            if (name.startsWith(SCOPE)) {
                scopes.add(name.substring(SCOPE.length()));
            } else {
                UserLevel.named(name).ifPresent(levels::add);
            }
        }
        return new Powers(levels, scopes);
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt jwt) {
        Set<GrantedAuthority> granted = new LinkedHashSet<>(scopes.convert(jwt));
        if (jwt.getClaim(claim) instanceof List<?> levels) {
            levels.forEach(level -> UserLevel.named(String.valueOf(level))
                    .ifPresent(known -> granted.add(new SimpleGrantedAuthority(known.name()))));
        }
        return granted;
    }
}
