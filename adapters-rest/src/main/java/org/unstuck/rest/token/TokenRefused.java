package org.unstuck.rest.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.unstuck.rest.error.ErrorWriter;
import org.unstuck.rest.error.PrintableText;

/** Tells a caller that there is no token for them, in the shape of OAuth 2 and the public API (contract 2.1). */
final class TokenRefused implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        if (e instanceof OAuth2AuthenticationException oauth
                && !OAuth2ErrorCodes.INVALID_CLIENT.equals(oauth.getError().getErrorCode())) {
            OAuth2Error error = oauth.getError();
            write(400, error.getErrorCode(), error.getDescription(), response);
        } else {
            write(401, OAuth2ErrorCodes.INVALID_CLIENT, "Bad client credentials", response);
        }
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        onAuthenticationFailure(request, response, e);
    }

    static void write(int status, String error, @Nullable String description, HttpServletResponse response)
            throws IOException {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", PrintableText.of(Objects.requireNonNullElse(description, error)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        ErrorWriter.writeJson(status, body, response);
    }
}
