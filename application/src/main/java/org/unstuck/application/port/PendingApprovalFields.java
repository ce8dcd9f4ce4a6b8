package org.unstuck.application.port;

import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.GE;
import static org.unstuck.application.filter.Operator.GT;
import static org.unstuck.application.filter.Operator.IN;
import static org.unstuck.application.filter.Operator.LE;
import static org.unstuck.application.filter.Operator.LT;

import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;

/** The fields by which pending approvals can be filtered and sorted (contract 4.6). */
public final class PendingApprovalFields {

    public static final ListField ID = ListField.filterable("id", FieldType.TEXT, EQ, IN);
    public static final ListField REQUESTED_FOR = ListField.filterable("requestedFor.id", FieldType.TEXT, EQ, IN);
    public static final ListField ACCESS_REQUEST = ListField.filterable("accessRequestId", FieldType.TEXT, EQ, IN);

    public static final ListField CREATED = ListField.sortable("created", FieldType.TIME, GT, LT, GE, LE, EQ, IN);
    public static final ListField MODIFIED = ListField.sortable("modified", FieldType.TIME, GT, LT, GE, LE, EQ, IN);

    public static final ListFields ALL = ListFields.of(ID, REQUESTED_FOR, ACCESS_REQUEST, CREATED, MODIFIED);

    private PendingApprovalFields() {}
}
