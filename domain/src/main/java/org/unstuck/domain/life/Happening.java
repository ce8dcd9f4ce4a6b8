package org.unstuck.domain.life;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.closing.Actor;

/**
 * Something that a step comes to and the audit trail tells.
 *
 * @param attributes texts and whole numbers, in the order they are shown
 */
public record Happening(AuditAction action, Actor by, Instant at, Map<String, Object> attributes) {

    public Happening {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
