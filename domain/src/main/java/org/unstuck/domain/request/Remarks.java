package org.unstuck.domain.request;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The warnings and errors of an identity request: texts a person should see.
 *
 * <p>A list that was never there ({@code null}) and an empty one are kept apart, so that an imported document reads
 * back as it came.
 */
public record Remarks(
        @Nullable List<String> warnings, @Nullable List<String> errors) {

    public static final Remarks NONE = new Remarks(null, null);

    public Remarks {
        warnings = warnings == null ? null : List.copyOf(warnings);
        errors = errors == null ? null : List.copyOf(errors);
    }

    public Remarks withWarning(String warning) {
        List<String> result = new ArrayList<>(warnings == null ? List.of() : warnings);
        result.add(warning);
        return new Remarks(result, errors);
    }

    public Remarks withError(String error) {
        List<String> result = new ArrayList<>(errors == null ? List.of() : errors);
        result.add(error);
        return new Remarks(warnings, result);
    }

    /** The remarks as they were when there were so many warnings; warnings are only ever appended. */
    Remarks withFirstWarnings(@Nullable Integer count) {
        if (count == null) {
            return new Remarks(null, errors);
        }
        List<String> all = warnings == null ? List.of() : warnings;
        return new Remarks(all.subList(0, Math.min(count, all.size())), errors);
    }
}
