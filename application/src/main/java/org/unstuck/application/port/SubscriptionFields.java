package org.unstuck.application.port;

import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.LE;

import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;

/** The fields by which subscriptions can be filtered and sorted (contract 6.1). */
public final class SubscriptionFields {

    public static final ListField ID = ListField.filterable("id", FieldType.TEXT, EQ);
    public static final ListField TRIGGER_ID = ListField.sortable("triggerId", FieldType.TEXT, EQ);
    public static final ListField TYPE = ListField.filterable("type", FieldType.TEXT, EQ, LE);
    public static final ListField TRIGGER_NAME = ListField.sortable("triggerName", FieldType.TEXT);

    public static final ListFields ALL = ListFields.of(ID, TRIGGER_ID, TYPE, TRIGGER_NAME);

    private SubscriptionFields() {}
}
