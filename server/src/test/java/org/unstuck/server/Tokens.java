package org.unstuck.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.unstuck.rest.token.SigningKey;

/** Tokens of clients that this server never registered. */
final class Tokens {

    private Tokens() {}

    static String of(SigningKey key, String client, List<String> authorities) {
        return of(key, client, "ab".repeat(16), authorities);
    }

    /** Of a client that acts for a person. */
    static String of(SigningKey key, String client, String identityId, List<String> authorities) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(key.jwk().getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer("http://localhost:8080")
                        .audience("unstuck")
                        .subject(client)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                        .claim("client_id", client)
                        .claim("identity_id", identityId)
                        .claim("scope", List.of("sp:scopes:all"))
                        .claim("authorities", authorities)
                        .build());
        try {
            token.sign(new ECDSASigner(key.jwk()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
