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

/** The fields by which approvals that were decided can be filtered and sorted (contract 4.6). */
public final class CompletedApprovalFields {

    public static final ListField ID =
            ListField.filterable("id", FieldType.TEXT, EQ, IN, GE, GT, LE, LT, NE, ISNULL, SW);

    public static final ListField REQUESTED_FOR =
            ListField.filterable("requestedFor.id", FieldType.TEXT, EQ, IN, GE, GT, LE, LT, NE, ISNULL, SW);

    public static final ListField CREATED = ListField.sortable("created", FieldType.TIME);

    public static final ListField MODIFIED =
            ListField.sortable("modified", FieldType.TIME, GT, LT, GE, LE, EQ, IN, NE, SW);

    public static final ListFields ALL = ListFields.of(ID, REQUESTED_FOR, CREATED, MODIFIED);

    private CompletedApprovalFields() {}
}
