package org.unstuck.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.Message;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;

/**
 * One JSON document being read: collects all that is wrong with it, so that its sender is told at once, and knows which
 * fields nobody asked for.
 */
public final class Reading {

    // Enough for one in each id of a close call. A body of nothing but mistakes must not have an answer many times its
    // size.
    private static final int MAX_CAUSES = 1_000;

    private final List<Violation> violations = new ArrayList<>();
    private final List<Fields> objects = new ArrayList<>();

    /**
     * The fields of the document.
     *
     * @throws RequestRefused when it is no object, with all that was found before
     */
    public Fields root(JsonNode document) {
        if (document instanceof ObjectNode object) {
            return fields(object, "");
        }
        illegal(MessageKey.BODY_NOT_AN_OBJECT.with());
        throw new RequestRefused(refusal());
    }

    /**
     * The fields of every object in the document.
     *
     * @throws RequestRefused when it is no array of objects, with all that was found before
     */
    public List<Fields> rootObjects(JsonNode document) {
        if (!document.isArray()) {
            illegal(MessageKey.BODY_NOT_AN_ARRAY.with());
            throw new RequestRefused(refusal());
        }
        List<Fields> elements = new ArrayList<>();
        for (int index = 0; index < document.size(); index++) {
            if (document.get(index) instanceof ObjectNode object) {
                elements.add(fields(object, "[" + index + "]"));
            } else {
                illegal(MessageKey.OBJECT.with("[" + index + "]"));
            }
        }
        orRefuse();
        return elements;
    }

    Fields fields(ObjectNode object, String path) {
        Fields fields = new Fields(this, object, path);
        objects.add(fields);
        return fields;
    }

    /** Notes that something is not there that must be. */
    public void missing(Message fieldAndRule) {
        violations.add(new Violation(fieldAndRule, Violation.Kind.MISSING));
    }

    /** Notes that something is there that must not be so. */
    public void illegal(Message fieldAndRule) {
        violations.add(new Violation(fieldAndRule, Violation.Kind.ILLEGAL));
    }

    /** Notes that something refers to what does not exist. */
    public void unknown(Message fieldAndRule) {
        violations.add(new Violation(fieldAndRule, Violation.Kind.UNKNOWN));
    }

    /** Notes that something is right, but not for this caller. */
    public void forbidden(Message fieldAndRule) {
        violations.add(new Violation(fieldAndRule, Violation.Kind.FORBIDDEN));
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Tells the paths of fields that were there and that nobody read. */
    public void forEachUnread(Consumer<String> path) {
        objects.forEach(object -> object.forEachUnread(path));
    }

    /** Makes a violation of every field that nobody read: a misspelt one must not pass for an absent one. */
    public Reading refuseUnread() {
        forEachUnread(path -> illegal(MessageKey.KNOWN_FIELD.with(path)));
        return this;
    }

    /**
     * Does nothing when nothing is wrong.
     *
     * @throws RequestRefused otherwise, with every violation
     */
    public void orRefuse() {
        if (!violations.isEmpty()) {
            throw new RequestRefused(refusal());
        }
    }

    private ErrorAnswer refusal() {
        Message first = violations.get(0).message();
        Message message =
                violations.size() == 1 ? first : MessageKey.FIRST_OF_SEVERAL.with(first, violations.size() - 1);
        Set<Violation.Kind> kinds = new HashSet<>();
        violations.forEach(violation -> kinds.add(violation.kind()));
        ErrorAnswer answer = kinds.size() > 1
                ? ErrorAnswer.badRequest(message)
                : switch (violations.get(0).kind()) {
                    case MISSING -> ErrorAnswer.missingData(message);
                    case ILLEGAL -> ErrorAnswer.illegalValue(message);
                    case UNKNOWN -> ErrorAnswer.referenceNotFound(message);
                    case FORBIDDEN -> ErrorAnswer.forbidden(message);
                };
        return answer.because(causes());
    }

    private List<Message> causes() {
        List<Message> causes = new ArrayList<>();
        violations.stream().limit(MAX_CAUSES).map(Violation::message).forEach(causes::add);
        if (violations.size() > MAX_CAUSES) {
            causes.add(MessageKey.MORE_CAUSES.with(violations.size() - MAX_CAUSES));
        }
        return causes;
    }
}
