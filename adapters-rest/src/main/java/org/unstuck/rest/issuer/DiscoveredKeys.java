package org.unstuck.rest.issuer;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of an issuer, found through OpenID Connect Discovery when the first token asks for them, and not
 * before: this server starts without its issuer.
 */
final class DiscoveredKeys implements JWKSetSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(DiscoveredKeys.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 200_000;
    private static final Duration KEPT_FOR = Duration.ofMinutes(5);

    /** How long the last keys are good while the issuer cannot be reached. */
    private static final Duration KEPT_WITHOUT_ISSUER = Duration.ofHours(1);

    /** Two looks in this time: whoever sends unknown keys must not make us ask for them again and again. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final String issuer;
    private final ResourceRetriever http =
            new DefaultResourceRetriever((int) TIMEOUT.toMillis(), (int) TIMEOUT.toMillis(), MAX_BYTES);

    private DiscoveredKeys(String issuer) {
        this.issuer = issuer;
    }

    static JWKSource<SecurityContext> of(String issuer) {
        return JWKSourceBuilder.create(new DiscoveredKeys(issuer))
                // The waiting ones give up soon after the one who looks must have.
                .cache(KEPT_FOR.toMillis(), TIMEOUT.multipliedBy(3).toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_LOOKS.toMillis())
                .outageTolerant(KEPT_WITHOUT_ISSUER.toMillis())
                .build();
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, SecurityContext context)
            throws KeySourceException {
        try {
            return JWKSet.parse(http.retrieveResource(keysAddress()).getContent());
        } catch (IOException | ParseException | IllegalArgumentException e) {
            log.warn("the keys of the issuer {} cannot be had: {}", issuer, e.toString());
            throw new JWKSetUnavailableException("the keys of the issuer cannot be had", e);
        }
    }

    private URL keysAddress() throws IOException, ParseException {
        URL discovery = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration")
                .toURL();
        Map<String, Object> configuration =
                JSONObjectUtils.parse(http.retrieveResource(discovery).getContent(), MAX_BYTES);
        if (!issuer.equals(JSONObjectUtils.getString(configuration, "issuer"))) {
            throw new IOException("what is found at " + discovery + " is another issuer's");
        }
        String keys = JSONObjectUtils.getString(configuration, "jwks_uri");
        if (keys == null || !OutsideIssuer.isWebAddress(keys)) {
            throw new IOException("what is found at " + discovery + " names no address of keys");
        }
        return URI.create(keys).toURL();
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
