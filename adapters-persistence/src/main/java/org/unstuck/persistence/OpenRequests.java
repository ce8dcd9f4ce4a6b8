package org.unstuck.persistence;

import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;

import java.util.Arrays;
import org.jooq.Condition;
import org.unstuck.domain.request.Stage;

/** Which rows of {@code identity_request} are of requests that are open. */
public final class OpenRequests {

    public static final Condition IS_OPEN = IDENTITY_REQUEST.STAGE.in(
            Arrays.stream(Stage.values()).filter(Stage::isOpen).map(Stage::name).toList());

    private OpenRequests() {}
}
