package org.unstuck.rest.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.rest.error.PrintableText;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Violation;

/** Reads documents one by one, or says of each everything that keeps it from being read. */
public final class CandidateReader<D> {

    private static final int MAX_ID = 128;
    private static final int REASONS_TOLD = 20;

    private final DocumentReader<D> reader;
    private final IgnoredFields ignoredFields;

    /**
     * Makes it.
     *
     * @param ignoredFields told the fields that no document has
     */
    public CandidateReader(DocumentReader<D> reader, IgnoredFields ignoredFields) {
        this.reader = reader;
        this.ignoredFields = ignoredFields;
    }

    public Candidate<D> read(JsonNode document) {
        Reading reading = new Reading();
        Optional<D> read = reader.read(reading.root(document), reading);
        reading.forEachUnread(ignoredFields::add);
        if (read.isPresent() && reading.violations().isEmpty()) {
            return new Candidate.Readable<>(read.get());
        }
        return new Candidate.Unreadable<>(printableId(document), reasons(reading));
    }

    private static String reasons(Reading reading) {
        List<Violation> all = reading.violations();
        String told = all.stream()
                .limit(REASONS_TOLD)
                .map(violation -> PrintableText.of(violation.message().toString()))
                .collect(Collectors.joining("; "));
        return all.size() <= REASONS_TOLD ? told : told + "; and " + (all.size() - REASONS_TOLD) + " more";
    }

    private static @Nullable String printableId(JsonNode document) {
        JsonNode id = document.get("id");
        return id == null || !id.isTextual() ? null : PrintableText.of(id.textValue(), MAX_ID);
    }
}
