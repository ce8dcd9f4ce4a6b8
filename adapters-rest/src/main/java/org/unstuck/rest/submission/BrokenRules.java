package org.unstuck.rest.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.unstuck.domain.submission.SubmissionRule;
import org.unstuck.domain.submission.Violation;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;

/** Words what a submission breaks, in whatever language, and says of which kind it is (contract 2.2, 4.1). */
final class BrokenRules {

    private final Map<String, String> ids;

    BrokenRules(RestAccessRequest request) {
        ids = ids(request);
    }

    void noteIn(Reading reading, List<Violation> violations) {
        violations.forEach(violation -> note(reading, violation));
    }

    private void note(Reading reading, Violation violation) {
        String field = violation.field();
        switch (violation.rule()) {
            case RECIPIENT_NAMED -> reading.missing(MessageKey.RECIPIENT_NAMED.with(field));
            case ITEM_NAMED -> reading.missing(MessageKey.ITEM_NAMED.with(field));
            case FORM_NAMED -> reading.missing(MessageKey.NOT_BLANK.with(field));
            case COMMENT_WHERE_REQUIRED, REVOKE_WITH_COMMENT -> reading.missing(MessageKey.COMMENT_NEEDED.with(field));
            case END_DATE_WHERE_REQUIRED -> reading.missing(MessageKey.REQUIRED.with(field));
            case MODIFY_A_DATE -> reading.missing(MessageKey.MODIFY_A_DATE.with(field));
            case KNOWN_IDENTITY -> reading.unknown(MessageKey.IDENTITY_NOT_FOUND.with(field, id(field)));
            case KNOWN_OBJECT -> reading.unknown(MessageKey.OBJECT_NOT_FOUND.with(field, id(field)));
            case HUMAN -> reading.forbidden(MessageKey.MACHINE_IDENTITY.with(field));
            case ON_BEHALF_ALLOWED -> reading.forbidden(MessageKey.ON_BEHALF.with(field));
            case REVOKE_FROM_OTHERS -> reading.forbidden(MessageKey.REVOKE_FROM_OTHERS.with(field));
            case REVOKE_BY_MANAGER -> reading.forbidden(MessageKey.REVOKE_BY_MANAGER.with(field));
            case FLAT_OR_NESTED -> reading.illegal(MessageKey.FLAT_OR_NESTED.with(field));
            case REQUESTABLE_OBJECT -> reading.illegal(MessageKey.NOT_REQUESTABLE.with(field));
            case FEW_ENTITLEMENTS ->
                reading.illegal(MessageKey.MANY_ENTITLEMENTS.with(field, SubmissionRule.MAX_ENTITLEMENTS));
            case FEW_IDENTITIES ->
                reading.illegal(MessageKey.MANY_IDENTITIES.with(field, SubmissionRule.MAX_IDENTITIES));
            case FEW_ITEMS -> reading.illegal(MessageKey.MANY_ITEMS.with(field, SubmissionRule.MAX_ITEMS));
            case SHORT_TEXTS -> reading.illegal(MessageKey.LONG_TEXTS.with(field, SubmissionRule.MAX_CHARACTERS));
            case FUTURE_START, FUTURE_REMOVAL -> reading.illegal(MessageKey.IN_THE_FUTURE.with(field));
            case START_BEFORE_REMOVAL -> reading.illegal(MessageKey.LATER_THAN_START.with(field));
            case ACCOUNT_ON_ITS_SOURCE -> reading.illegal(MessageKey.ACCOUNT_ON_ITS_SOURCE.with(field));
            case REVOKE_FROM_ONE -> reading.illegal(MessageKey.REVOKE_FROM_ONE.with(field));
            case REVOKE_IN_FLAT_FORM, REVOKE_WITHOUT_START -> reading.illegal(MessageKey.ABSENT_TO_REVOKE.with(field));
            case REVOKE_ONE_ENTITLEMENT -> reading.illegal(MessageKey.REVOKE_ONE_ENTITLEMENT.with(field));
            case APPROVER_FOUND -> reading.illegal(MessageKey.APPROVER_FOUND.with(field));
        }
    }

    private String id(String field) {
        return Objects.requireNonNull(ids.get(field), field);
    }

    /** What stands in each place where something is named by its id. */
    private static Map<String, String> ids(RestAccessRequest request) {
        Map<String, String> ids = new HashMap<>();
        List<String> recipients = Objects.requireNonNullElse(request.requestedFor(), List.of());
        for (int index = 0; index < recipients.size(); index++) {
            ids.put("requestedFor[%d]".formatted(index), recipients.get(index));
        }
        List<AccessRequestItem> items = Objects.requireNonNullElse(request.requestedItems(), List.of());
        for (int index = 0; index < items.size(); index++) {
            ids.put("requestedItems[%d].id".formatted(index), items.get(index).id());
        }
        List<RequestedForDtoRef> nested =
                Objects.requireNonNullElse(request.requestedForWithRequestedItems(), List.of());
        for (int index = 0; index < nested.size(); index++) {
            String one = "requestedForWithRequestedItems[%d]".formatted(index);
            ids.put(one + ".identityId", nested.get(index).identityId());
            List<RequestedItemDtoRef> own = nested.get(index).requestedItems();
            for (int item = 0; item < own.size(); item++) {
                ids.put(
                        "%s.requestedItems[%d].id".formatted(one, item),
                        own.get(item).id());
            }
        }
        return ids;
    }
}
