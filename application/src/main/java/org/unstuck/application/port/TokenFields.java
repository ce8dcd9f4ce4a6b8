package org.unstuck.application.port;

import static org.unstuck.application.filter.Operator.ISNULL;
import static org.unstuck.application.filter.Operator.LE;

import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;

/** The fields by which personal access tokens can be filtered (contract 7.1). */
public final class TokenFields {

    public static final ListField LAST_USED = ListField.filterable("lastUsed", FieldType.TIME, LE, ISNULL);

    public static final ListFields ALL = ListFields.of(LAST_USED);

    private TokenFields() {}
}
