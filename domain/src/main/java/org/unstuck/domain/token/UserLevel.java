package org.unstuck.domain.token;

import java.util.Arrays;
import java.util.Optional;

/** What a person is to this installation, as tokens spell it (contract 7.1). */
public enum UserLevel {
    /** May do everything, for everybody. */
    ORG_ADMIN,
    /** Any person; nobody needs to be given this one. */
    USER,
    /** Decides on access requests. */
    APPROVAL_OWNER,
    /** Runs certification campaigns. */
    CERT_ADMIN,
    /** Reads reports. */
    REPORT_ADMIN,
    /** Keeps roles. */
    ROLE_ADMIN,
    /** Keeps the roles of some sources. */
    ROLE_SUBADMIN,
    /** Keeps sources. */
    SOURCE_ADMIN,
    /** Keeps some sources. */
    SOURCE_SUBADMIN;

    /** The level of exactly this name; nothing for what others may call a level. */
    public static Optional<UserLevel> named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name))
                .findFirst();
    }
}
