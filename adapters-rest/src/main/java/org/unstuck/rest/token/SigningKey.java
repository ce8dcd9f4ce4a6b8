package org.unstuck.rest.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;

/** The key that tokens are signed with: ES256, the private part included. */
public record SigningKey(ECKey jwk) {

    public SigningKey {
        if (!jwk.isPrivate() || !Curve.P_256.equals(jwk.getCurve())) {
            throw new IllegalArgumentException("the signing key must be a private key on the curve P-256");
        }
    }

    /** A key that nobody had before. */
    public static SigningKey generate() {
        try {
            return new SigningKey(new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK makes no keys on the curve P-256", e);
        }
    }

    /**
     * The key that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException when it is none; the text of the exception says nothing of the key
     */
    public static SigningKey parse(String json) {
        try {
            return new SigningKey(ECKey.parse(json));
        } catch (ParseException e) {
            throw new IllegalArgumentException("the signing key is no JSON Web Key");
        }
    }

    /** The key as a JSON Web Key: a secret. */
    public String toJson() {
        return jwk.toJSONString();
    }

    @Override
    public String toString() {
        return "SigningKey[" + jwk.getKeyID() + "]";
    }
}
