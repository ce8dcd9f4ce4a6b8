package org.unstuck.rest.importing;

import java.util.Optional;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** Reads documents of one kind. */
public interface DocumentReader<D> {

    /**
     * The document that has these fields. All of them are read, whatever is wrong, so that all violations are found.
     *
     * @return nothing only when a violation was noted
     */
    Optional<D> read(Fields fields, Reading reading);
}
