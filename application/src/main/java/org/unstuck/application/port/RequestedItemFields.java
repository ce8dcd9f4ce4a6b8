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

/**
 * The fields by which the items of access requests can be filtered and sorted: what each list of the public API has of
 * them differs (contract 4.4, 4.5). Tracking numbers are compared as they are written, with dashes or without.
 */
public final class RequestedItemFields {

    public static final ListField NAME = ListField.sortable("name", FieldType.TEXT);
    public static final ListField MODIFIED = ListField.sortable("modified", FieldType.TIME);

    /** A constant of {@link org.unstuck.domain.progress.ItemState}. */
    public static final ListField STATUS = ListField.filterable("status", FieldType.TEXT, IN, EQ, NE);

    private RequestedItemFields() {}

    /** Those of the list for everybody; one version of the API has {@code in} for the first of them. */
    public static final class ForEverybody {

        public static final ListField REQUEST_ID =
                ListField.filterable("accessRequestId", FieldType.TEXT, EQ, IN, GE, GT, LE, LT, NE, SW);

        public static final ListField ITEM_ID =
                ListField.sortable("accountActivityItemId", FieldType.TEXT, EQ, IN, GE, GT, LE, NE, SW);

        public static final ListField CREATED = ListField.sortable("created", FieldType.TIME, EQ, GE, GT, LE, LT, NE);

        public static final ListFields ALL = ListFields.of(REQUEST_ID, ITEM_ID, CREATED, MODIFIED, NAME);

        private ForEverybody() {}
    }

    /** Those of the list for administrators. */
    public static final class ForAdministrators {

        public static final ListField REQUEST_ID =
                ListField.sortable("accessRequestId", FieldType.TEXT, IN, EQ, NE, GE, GT, LE, LT, SW);

        public static final ListField ITEM_ID =
                ListField.sortable("accountActivityItemId", FieldType.TEXT, EQ, IN, GE, GT, LE, LT, NE, ISNULL, SW);

        public static final ListField CREATED =
                ListField.sortable("created", FieldType.TIME, EQ, IN, GE, GT, LE, LT, NE, ISNULL, SW);

        public static final ListFields ALL = ListFields.of(REQUEST_ID, ITEM_ID, STATUS, CREATED, MODIFIED, NAME);

        private ForAdministrators() {}
    }
}
