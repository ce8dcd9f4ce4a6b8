package org.unstuck.rest.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.token.ChangePersonalAccessToken.NewExpiration;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.Scopes;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/**
 * A JSON Patch (RFC 6902) of a personal access token. Read by hand because a token is no document: four of its fields
 * can be written, none can be tested, moved or copied, and everything else has to be told apart from a typing error.
 */
final class PersonalAccessTokenPatch {

    static final int MAX_OPERATIONS = 50;

    private static final Map<String, String> ADD_REPLACE_REMOVE = words("add", "replace", "remove");
    private static final Map<String, String> PATHS =
            words("/name", "/scope", "/expirationDate", "/userAwareTokenNeverExpires");

    private final Reading reading;
    private @Nullable String name;
    private @Nullable Scopes scopes;
    private @Nullable NewExpiration expiration;
    private @Nullable Boolean knowinglyNever;

    /** One operation, as the API's document shows it. */
    @Schema(name = "JsonPatchOperation", description = "One change; members beside these three mean nothing.")
    record Operation(
            @Schema(
                    description =
                            "What to do. `add` and `replace` mean the same here; `remove` gives the default back.",
                    allowableValues = {"add", "replace", "remove"},
                    example = "replace")
            String op,

            @Schema(
                    description = "Which field. The name cannot be removed.",
                    allowableValues = {"/name", "/scope", "/expirationDate", "/userAwareTokenNeverExpires"},
                    example = "/name")
            String path,

            @Schema(
                    description = "Its new value, as a call that makes a token has it; must be there unless `op` is "
                            + "`remove`.",
                    types = {"string", "array", "boolean"},
                    example = "Nightly export")
            @Nullable
            Object value) {}

    private PersonalAccessTokenPatch(Reading reading) {
        this.reading = reading;
    }

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static PersonalAccessTokenPatch read(JsonNode body, EndlessTokens endless, Reading reading) {
        PersonalAccessTokenPatch patch = new PersonalAccessTokenPatch(reading);
        List<Fields> operations = reading.rootObjects(body);
        if (operations.size() > MAX_OPERATIONS) {
            reading.illegal(MessageKey.ELEMENTS_BETWEEN.with("[]", 0, MAX_OPERATIONS, operations.size()));
        } else {
            operations.forEach(patch::read);
        }
        if (patch.expiration != null && patch.expiration.at() == null) {
            patch.knowinglyNever = endless.acknowledged(patch.knowinglyNever);
        }
        return patch;
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    Scopes scopes() {
        return scopes;
    }

    @Nullable
    NewExpiration expiration() {
        return expiration;
    }

    @Nullable
    Boolean knowinglyNever() {
        return knowinglyNever;
    }

    private void read(Fields operation) {
        String op = required(operation, "op", ADD_REPLACE_REMOVE);
        String path = required(operation, "path", PATHS);
        if (op == null || path == null) {
            return;
        }
        boolean removes = op.equals("remove");
        if (!removes && !operation.isWritten("value")) {
            reading.missing(MessageKey.REQUIRED.with(operation.path("value")));
            return;
        }
        switch (path) {
            case "/name" -> {
                if (removes) {
                    reading.illegal(MessageKey.REMOVABLE.with(operation.path("path") + " " + path));
                } else {
                    name = operation.requiredText("value", PersonalAccessToken.MAX_NAME_LENGTH);
                }
            }
            case "/scope" ->
                scopes = removes
                        ? Scopes.EVERYTHING
                        : CreatePersonalAccessTokenRequest.scopes(operation, "value", reading);
            case "/expirationDate" -> expiration = new NewExpiration(removes ? null : operation.time("value"));
            case "/userAwareTokenNeverExpires" ->
                knowinglyNever = !removes && Boolean.TRUE.equals(operation.flag("value"));
            default -> throw new IllegalStateException("no such path: " + path);
        }
    }

    private @Nullable String required(Fields operation, String field, Map<String, String> words) {
        if (!operation.has(field)) {
            reading.missing(MessageKey.REQUIRED.with(operation.path(field)));
        }
        return operation.oneOf(field, words);
    }

    private static Map<String, String> words(String... words) {
        return Stream.of(words)
                .collect(Collectors.toMap(
                        Function.identity(), Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
