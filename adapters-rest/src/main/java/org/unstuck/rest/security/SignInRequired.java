package org.unstuck.rest.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.unstuck.rest.error.ErrorWriter;

/** Tells a caller without a valid token so, in the shape that the public API has for it (contract 2.1). */
final class SignInRequired implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        ErrorWriter.writeJson(401, Map.of("error", reason(e)), response);
    }

    // Only what our own token rules say is passed on; why a signature did not hold is nobody's business.
    private static String reason(AuthenticationException e) {
        if (e.getCause() instanceof JwtValidationException invalid) {
            return "JWT validation failed: "
                    + invalid.getErrors().iterator().next().getDescription();
        }
        if (e instanceof OAuth2AuthenticationException) {
            return "JWT validation failed: JWT is malformed or its signature is not trusted";
        }
        return "JWT is required";
    }
}
