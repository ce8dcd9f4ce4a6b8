package org.unstuck.rest.directory;

import java.util.Map;
import java.util.Optional;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.Limits;
import org.unstuck.rest.importing.DocumentReader;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Words;

/** Reads a {@link PublicIdentity}, with the first and last name that it does not show. */
final class IdentityReader implements DocumentReader<Identity> {

    private static final Map<String, Identity.State> STATES = Words.of(Identity.State.class);

    @Override
    public Optional<Identity> read(Fields fields, Reading reading) {
        String id = fields.requiredText("id", Limits.ID);
        String name = fields.requiredText("name", Limits.NAME);
        String alias = fields.text("alias", Limits.NAME);
        String firstName = fields.text("firstname", Limits.NAME);
        String lastName = fields.text("lastname", Limits.NAME);
        String email = fields.text("email", Limits.NAME);
        String status = fields.text("status", Limits.NAME);
        Identity.State state = fields.oneOf("identityState", STATES);
        String managerId = References.id(fields, "manager");
        return reading.violations().isEmpty()
                ? Optional.of(new Identity(id, name, alias, firstName, lastName, email, status, state, managerId))
                : Optional.empty();
    }
}
