package org.unstuck.application.port;

import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.GE;
import static org.unstuck.application.filter.Operator.LE;

import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;

/** The fields by which triggers can be filtered and sorted (contract 6.1). */
public final class TriggerFields {

    public static final ListField ID = ListField.sortable("id", FieldType.TEXT, EQ, GE, LE);
    public static final ListField NAME = ListField.sortable("name", FieldType.TEXT);

    public static final ListFields ALL = ListFields.of(ID, NAME);

    private TriggerFields() {}
}
