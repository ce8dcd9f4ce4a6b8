package org.unstuck.rest.directory;

import java.util.Optional;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.directory.Source;
import org.unstuck.rest.importing.DocumentReader;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** Reads a source: {@code id}, {@code name} and {@code owner}. */
final class SourceReader implements DocumentReader<Source> {

    @Override
    public Optional<Source> read(Fields fields, Reading reading) {
        String id = fields.requiredText("id", Limits.ID);
        String name = fields.requiredText("name", Limits.NAME);
        String ownerId = References.id(fields, "owner");
        return reading.violations().isEmpty() ? Optional.of(new Source(id, name, ownerId)) : Optional.empty();
    }
}
