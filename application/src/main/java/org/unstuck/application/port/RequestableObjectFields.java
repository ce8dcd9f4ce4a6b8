package org.unstuck.application.port;

import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.IN;
import static org.unstuck.application.filter.Operator.SW;

import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;

/** The fields by which requestable objects can be filtered and sorted. */
public final class RequestableObjectFields {

    public static final ListField ID = ListField.filterable("id", FieldType.TEXT, EQ, IN);
    public static final ListField TYPE = ListField.filterable("type", FieldType.TEXT, EQ, IN);
    public static final ListField NAME = ListField.sortable("name", FieldType.TEXT, EQ, SW);

    public static final ListFields ALL = ListFields.of(ID, TYPE, NAME);

    private RequestableObjectFields() {}
}
