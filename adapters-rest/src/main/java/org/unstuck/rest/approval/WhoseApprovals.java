package org.unstuck.rest.approval;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.unstuck.application.filter.Value;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.security.Caller;

/** Whose approvals a caller asks for (contract 4.6): administrators anybody's or everybody's, all others their own. */
final class WhoseApprovals {

    static final String OWNER = "owner-id";

    static final String DESCRIPTION = "Whose: the id of a person, or `me` for the caller. Administrators may ask for "
            + "anybody, and for everybody by leaving it out; all others for themselves alone.";

    private static final String CALLER = "me";

    private WhoseApprovals() {}

    /**
     * Reads it. Refused whoever it is that was asked for, so nobody learns by it who has approvals.
     *
     * @return the id of the person; nothing for everybody
     * @throws AccessDeniedException when it is not for this caller
     */
    static @Nullable String of(@Nullable String ownerId, Caller caller) {
        String own = caller.personId();
        if (ownerId != null && (ownerId.equals(CALLER) || ownerId.equals(own))) {
            return own;
        }
        if (!caller.isOrgAdmin()) {
            throw new AccessDeniedException("the approvals of others");
        }
        if (ownerId != null) {
            check(ownerId);
        }
        return ownerId;
    }

    private static void check(String ownerId) {
        Reading reading = new Reading();
        if (ownerId.isBlank()) {
            reading.missing(MessageKey.NOT_BLANK.with(MessageKey.PARAMETER.with(OWNER)));
        }
        if (!Value.Text.isText(ownerId)) {
            reading.illegal(MessageKey.STORABLE_TEXT.with(MessageKey.PARAMETER.with(OWNER)));
        }
        reading.orRefuse();
    }
}
