package org.unstuck.application.port;

import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.IN;
import static org.unstuck.application.filter.Operator.SW;

import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;

/** The fields by which people can be filtered and sorted. */
public final class IdentityFields {

    public static final ListField ID = ListField.filterable("id", FieldType.TEXT, EQ, IN);
    public static final ListField ALIAS = ListField.filterable("alias", FieldType.TEXT, EQ, SW);
    public static final ListField EMAIL = ListField.filterable("email", FieldType.TEXT, EQ, SW);
    public static final ListField FIRST_NAME = ListField.filterable("firstname", FieldType.TEXT, EQ, SW);
    public static final ListField LAST_NAME = ListField.filterable("lastname", FieldType.TEXT, EQ, SW);
    public static final ListField NAME = ListField.sortable("name", FieldType.TEXT);

    public static final ListFields ALL = ListFields.of(ID, ALIAS, EMAIL, FIRST_NAME, LAST_NAME, NAME);

    private IdentityFields() {}
}
