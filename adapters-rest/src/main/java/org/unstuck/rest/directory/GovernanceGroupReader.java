package org.unstuck.rest.directory;

import java.util.List;
import java.util.Optional;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Limits;
import org.unstuck.rest.importing.DocumentReader;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** Reads a group: {@code id}, {@code name} and {@code members}. */
final class GovernanceGroupReader implements DocumentReader<GovernanceGroup> {

    @Override
    public Optional<GovernanceGroup> read(Fields fields, Reading reading) {
        String id = fields.requiredText("id", Limits.ID);
        String name = fields.requiredText("name", Limits.NAME);
        List<String> memberIds = References.ids(fields, "members", Limits.MEMBERS, reading);
        return reading.violations().isEmpty()
                ? Optional.of(new GovernanceGroup(id, name, memberIds))
                : Optional.empty();
    }
}
