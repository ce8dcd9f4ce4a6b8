package org.unstuck.rest.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** What a token grants: the user levels in one claim as they are, and each scope with {@code SCOPE_} before it. */
final class Authorities implements Converter<Jwt, Collection<GrantedAuthority>> {

    private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
    private final String claim;

    Authorities(String claim) {
        this.claim = claim;
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt jwt) {
        Set<GrantedAuthority> granted = new LinkedHashSet<>(scopes.convert(jwt));
        if (jwt.getClaim(claim) instanceof List<?> levels) {
            levels.forEach(level -> granted.add(new SimpleGrantedAuthority(String.valueOf(level))));
        }
        return granted;
    }
}
