package org.unstuck.application.port;

import static org.unstuck.application.filter.Operator.EQ;

import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;

/** The fields by which deliveries can be filtered and sorted (contract 6.1). */
public final class DeliveryFields {

    public static final ListField TRIGGER_ID = ListField.sortable("triggerId", FieldType.TEXT, EQ);

    public static final ListField SUBSCRIPTION_ID = ListField.filterable("subscriptionId", FieldType.TEXT, EQ);

    public static final ListField SUBSCRIPTION_NAME = ListField.sortable("subscriptionName", FieldType.TEXT);

    public static final ListField CREATED = ListField.sortable("created", FieldType.TIME);

    public static final ListField COMPLETED = ListField.sortable("completed", FieldType.TIME);

    public static final ListFields ALL =
            ListFields.of(TRIGGER_ID, SUBSCRIPTION_ID, SUBSCRIPTION_NAME, CREATED, COMPLETED);

    private DeliveryFields() {}
}
