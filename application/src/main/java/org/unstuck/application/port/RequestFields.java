package org.unstuck.application.port;

import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.GE;
import static org.unstuck.application.filter.Operator.GT;
import static org.unstuck.application.filter.Operator.IN;
import static org.unstuck.application.filter.Operator.ISNULL;
import static org.unstuck.application.filter.Operator.LE;
import static org.unstuck.application.filter.Operator.LT;
import static org.unstuck.application.filter.Operator.NE;
import static org.unstuck.application.filter.Operator.SW;

import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;

/** The fields by which identity requests can be filtered and sorted (contract 3). */
public final class RequestFields {

    public static final ListField TYPE =
            ListField.sortable("type", FieldType.TEXT, EQ, IN, GE, GT, LE, LT, NE, ISNULL, SW);

    public static final ListField CREATED =
            ListField.sortable("created", FieldType.TIME, GT, LT, GE, LE, EQ, IN, NE, ISNULL, SW);

    public static final ListField MODIFIED =
            ListField.sortable("modified", FieldType.TIME, GT, LT, GE, LE, EQ, IN, NE, ISNULL, SW);

    public static final ListFields ALL = ListFields.of(TYPE, CREATED, MODIFIED);

    private RequestFields() {}
}
