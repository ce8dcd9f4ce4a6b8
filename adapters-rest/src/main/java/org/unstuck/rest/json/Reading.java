package org.unstuck.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.RequestRefused;

/**
 * One JSON document being read: collects all that is wrong with it, so that its sender is told at once, and knows which
 * fields nobody asked for.
 */
public final class Reading {

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
        illegal("the body", "must be a JSON object");
        throw new RequestRefused(refusal());
    }

    Fields fields(ObjectNode object, String path) {
        Fields fields = new Fields(this, object, path);
        objects.add(fields);
        return fields;
    }

    public void missing(String field, String rule) {
        violations.add(new Violation(field, rule, Violation.Kind.MISSING));
    }

    public void illegal(String field, String rule) {
        violations.add(new Violation(field, rule, Violation.Kind.ILLEGAL));
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
        forEachUnread(path -> illegal(path, "is not a known field"));
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
        List<String> causes = violations.stream().map(Violation::toString).toList();
        String text = causes.size() == 1
                ? causes.get(0)
                : causes.get(0) + " (and " + (causes.size() - 1) + " more, see causes)";
        Set<Violation.Kind> kinds = new HashSet<>();
        violations.forEach(violation -> kinds.add(violation.kind()));
        ErrorAnswer answer;
        if (kinds.size() > 1) {
            answer = ErrorAnswer.badRequest(text);
        } else if (kinds.contains(Violation.Kind.MISSING)) {
            answer = ErrorAnswer.missingData(text);
        } else {
            answer = ErrorAnswer.illegalValue(text);
        }
        return answer.because(causes);
    }
}
