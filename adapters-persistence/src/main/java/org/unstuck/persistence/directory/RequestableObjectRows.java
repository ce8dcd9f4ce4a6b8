package org.unstuck.persistence.directory;

import static org.unstuck.persistence.directory.ApproverLists.approvers;
import static org.unstuck.persistence.directory.ApproverLists.groups;
import static org.unstuck.persistence.directory.ApproverLists.kinds;
import static org.unstuck.persistence.jooq.tables.RequestableObject.REQUESTABLE_OBJECT;

import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.AccountAttribute;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Contents;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.persistence.ArrayRows;

/**
 * What is only ever read with its object is a list in its row.
 */
final class RequestableObjectRows implements DocumentRows<ObjectReference, RequestableObject> {

    @Override
    public Table<?> table() {
        return REQUESTABLE_OBJECT;
    }

    @Override
    public ObjectReference name(RequestableObject object) {
        return object.reference();
    }

    @Override
    public <T> List<Field<?>> nameColumns(ArrayRows<T> rows, Function<T, ObjectReference> name) {
        return List.of(
                rows.column(REQUESTABLE_OBJECT.ID, name.andThen(ObjectReference::id)),
                rows.column(
                        REQUESTABLE_OBJECT.TYPE,
                        name.andThen(reference -> reference.type().name())));
    }

    @Override
    public void columns(ArrayRows<RequestableObject> rows) {
        rows.column(REQUESTABLE_OBJECT.NAME, RequestableObject::name);
        rows.column(REQUESTABLE_OBJECT.DESCRIPTION, RequestableObject::description);
        rows.column(REQUESTABLE_OBJECT.OWNER_ID, RequestableObject::ownerId);
        rows.column(REQUESTABLE_OBJECT.SOURCE_ID, RequestableObject::sourceId);
        rows.column(REQUESTABLE_OBJECT.REQUESTABLE, RequestableObject::requestable);
        rows.column(REQUESTABLE_OBJECT.PRIVILEGE_LEVEL, RequestableObject::privilegeLevel);
        rows.column(REQUESTABLE_OBJECT.ATTRIBUTE, ofAccount(AccountAttribute::attribute));
        rows.column(REQUESTABLE_OBJECT.VALUE, ofAccount(AccountAttribute::value));
        rows.listColumn(
                REQUESTABLE_OBJECT.GRANTING, object -> kinds(object.approval().granting()));
        rows.listColumn(
                REQUESTABLE_OBJECT.GRANTING_GROUPS,
                object -> groups(object.approval().granting()));
        rows.listColumn(
                REQUESTABLE_OBJECT.REVOKING, object -> kinds(object.approval().revoking()));
        rows.listColumn(
                REQUESTABLE_OBJECT.REVOKING_GROUPS,
                object -> groups(object.approval().revoking()));
        rows.column(
                REQUESTABLE_OBJECT.REQUEST_COMMENT_REQUIRED,
                object -> object.approval().requestCommentRequired());
        rows.column(
                REQUESTABLE_OBJECT.DENIAL_COMMENT_REQUIRED,
                object -> object.approval().denialCommentRequired());
        rows.listColumn(
                REQUESTABLE_OBJECT.ACCESS_PROFILE_IDS,
                object -> object.contents().accessProfileIds());
        rows.listColumn(
                REQUESTABLE_OBJECT.ENTITLEMENT_IDS, object -> object.contents().entitlementIds());
    }

    @Override
    public ObjectReference toName(Record row) {
        return new ObjectReference(
                RequestedObject.Type.valueOf(row.get(REQUESTABLE_OBJECT.TYPE)), row.get(REQUESTABLE_OBJECT.ID));
    }

    @Override
    public RequestableObject toDocument(Record row) {
        String attribute = row.get(REQUESTABLE_OBJECT.ATTRIBUTE);
        return new RequestableObject(
                toName(row),
                row.get(REQUESTABLE_OBJECT.NAME),
                row.get(REQUESTABLE_OBJECT.DESCRIPTION),
                row.get(REQUESTABLE_OBJECT.OWNER_ID),
                row.get(REQUESTABLE_OBJECT.SOURCE_ID),
                row.get(REQUESTABLE_OBJECT.REQUESTABLE),
                row.get(REQUESTABLE_OBJECT.PRIVILEGE_LEVEL),
                attribute == null ? null : new AccountAttribute(attribute, row.get(REQUESTABLE_OBJECT.VALUE)),
                new ApprovalScheme(
                        approvers(row.get(REQUESTABLE_OBJECT.GRANTING), row.get(REQUESTABLE_OBJECT.GRANTING_GROUPS)),
                        approvers(row.get(REQUESTABLE_OBJECT.REVOKING), row.get(REQUESTABLE_OBJECT.REVOKING_GROUPS)),
                        row.get(REQUESTABLE_OBJECT.REQUEST_COMMENT_REQUIRED),
                        row.get(REQUESTABLE_OBJECT.DENIAL_COMMENT_REQUIRED)),
                new Contents(
                        List.of(row.get(REQUESTABLE_OBJECT.ACCESS_PROFILE_IDS)),
                        List.of(row.get(REQUESTABLE_OBJECT.ENTITLEMENT_IDS))));
    }

    private static Function<RequestableObject, @Nullable String> ofAccount(Function<AccountAttribute, String> value) {
        return object -> {
            AccountAttribute account = object.account();
            return account == null ? null : value.apply(account);
        };
    }
}
