package org.unstuck.domain.submission;

import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.request.IdentitySummary;

/**
 * Somebody who asks for access or is to get it.
 *
 * @param manager the person's manager, where there is one who is known
 */
public record Person(String id, String name, @Nullable Owner manager) {

    public IdentitySummary summary() {
        return new IdentitySummary(id, name, id, true);
    }
}
