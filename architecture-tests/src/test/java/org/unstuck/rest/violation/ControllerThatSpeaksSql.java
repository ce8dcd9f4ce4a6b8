package org.unstuck.rest.violation;

import org.jooq.DSLContext;
import org.unstuck.persistence.violation.PersistenceThatAnswersHttp;

public class ControllerThatSpeaksSql {
    DSLContext sql;
    PersistenceThatAnswersHttp persistence;
}
