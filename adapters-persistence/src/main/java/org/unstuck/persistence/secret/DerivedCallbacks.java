package org.unstuck.persistence.secret;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.unstuck.application.port.Callbacks;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.Trigger;

/** Secrets of invocations as a code of their ids under the key that other secrets are encrypted with. */
public final class DerivedCallbacks implements Callbacks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final JsonFactory JSON = new JsonFactory();

    private final List<SecretsKey> keys;
    private final String base;

    /**
     * Callbacks of one server.
     *
     * @param cipher whose first key makes secrets, and all of whose keys recognise theirs
     * @param base where the server is called, without a slash at its end
     */
    public DerivedCallbacks(SecretCipher cipher, String base) {
        this.keys = cipher.keys();
        this.base = base;
    }

    @Override
    public Secret secret(DeliveryId invocation) {
        return new Secret(secret(keys.getFirst(), invocation));
    }

    @Override
    public boolean isSecret(DeliveryId invocation, String text) {
        byte[] said = text.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (SecretsKey key : keys) {
            known |= MessageDigest.isEqual(secret(key, invocation).getBytes(StandardCharsets.UTF_8), said);
        }
        return known;
    }

    @Override
    public String describe(DeliveryId invocation, Trigger trigger, String body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("_metadata");
            json.writeStringField("callbackURL", base + "/beta/trigger-invocations/" + invocation + "/complete");
            json.writeStringField("responseMode", "async");
            json.writeStringField("secret", secret(invocation).value());
            json.writeStringField("triggerId", trigger.id());
            json.writeStringField("triggerType", "requestResponse");
            json.writeEndObject();
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // What follows is the object as it is kept, to the byte.
        String metadata = text.toString().substring(0, text.toString().length() - 1);
        String members = body.strip().substring(1);
        return metadata + (members.strip().equals("}") ? "" : ",") + members;
    }

    private static String secret(SecretsKey key, DeliveryId invocation) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.forAes().getEncoded(), ALGORITHM));
            return HexFormat.of()
                    .formatHex(mac.doFinal(("invocation " + invocation).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
