package org.unstuck.application.port;

import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.GE;
import static org.unstuck.application.filter.Operator.GT;
import static org.unstuck.application.filter.Operator.IN;
import static org.unstuck.application.filter.Operator.ISNULL;
import static org.unstuck.application.filter.Operator.LE;
import static org.unstuck.application.filter.Operator.LT;
import static org.unstuck.application.filter.Operator.NE;

import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;

/** The fields by which stuck requests can be filtered and sorted. */
public final class StuckFields {

    public static final ListField CREATED = ListField.sortable("created", FieldType.TIME, GT, LT, GE, LE, EQ);

    public static final ListField SINCE = ListField.sortable("since", FieldType.TIME, GT, LT, GE, LE, EQ);

    public static final ListField LAST_MOVEMENT =
            ListField.sortable("lastMovement", FieldType.TIME, GT, LT, GE, LE, EQ);

    public static final ListField DAYS =
            ListField.sortable("daysWithoutMovement", FieldType.NUMBER, GT, LT, GE, LE, EQ);

    public static final ListField PHASE = ListField.sortable("phase", FieldType.TEXT, EQ, IN, NE);

    public static final ListField REASON = ListField.sortable("reason", FieldType.TEXT, EQ, IN, NE);

    public static final ListField WAITING_ON = ListField.sortable("waitingOn", FieldType.TEXT, EQ, IN, NE, ISNULL);

    public static final ListField SOURCE = ListField.sortable("source", FieldType.TEXT, EQ, IN, NE, ISNULL);

    public static final ListField REQUESTED_FOR =
            ListField.filterable("requestedFor", FieldType.TEXT, EQ, IN, NE, ISNULL);

    public static final ListField REQUESTED_BY =
            ListField.filterable("requestedBy", FieldType.TEXT, EQ, IN, NE, ISNULL);

    public static final ListFields ALL = ListFields.of(
            CREATED, SINCE, LAST_MOVEMENT, DAYS, PHASE, REASON, WAITING_ON, SOURCE, REQUESTED_FOR, REQUESTED_BY);

    private StuckFields() {}
}
