package org.unstuck.rest.error;

import java.util.List;

/**
 * The catalogue of what callers are told. How each key is worded is in {@code messages.properties}, and in the file
 * beside it for every other {@link Language}, under the constant's name; the arguments fill the gaps there in the order
 * given here.
 */
public enum MessageKey {
    // By status alone
    SEMANTICALLY_INVALID,
    FORBIDDEN,
    NOT_FOUND,
    METHOD_NOT_SUPPORTED,
    NOT_ACCEPTABLE,
    CONTENT_TYPE_NOT_SUPPORTED,
    INTERNAL_FAULT,
    REFUSED,
    FAILED,

    // The body as a whole
    BODY_REQUIRED,
    BODY_TOO_LARGE("bytes allowed"),
    BODY_BREAKS_OFF,
    BODY_NOT_AN_OBJECT,
    BODY_NOT_AN_ARRAY,

    // Malformed JSON, and the reasons why it is
    MALFORMED_JSON("reason"),
    MALFORMED_JSON_AT("reason", "line", "column"),
    JSON_IS_EMPTY,
    JSON_ENDS_TOO_EARLY,
    JSON_GOES_ON_AFTER_VALUE,
    JSON_GOES_ON_AFTER_ARRAY,
    JSON_EXCEEDS_LIMITS("levels allowed"),
    JSON_REPEATS_FIELD("field"),
    JSON_NOT_AS_EXPECTED,
    JSON_NO_DOCUMENT("index"),

    // Several at once
    FIRST_OF_SEVERAL("first", "how many more"),
    MORE_CAUSES("how many more"),

    // What may stand where a field does
    PARAMETER("name"),
    HEADER("name"),

    // Rules for one field
    REQUIRED("field"),
    NOT_BLANK("field"),
    KNOWN_FIELD("field"),
    STRING("field"),
    MAX_LENGTH("field", "max"),
    STORABLE_TEXT("field"),
    STORABLE_NAMES("field"),
    TRUE_OR_FALSE("field"),
    ARRAY("field"),
    OBJECT("field"),
    ONE_OF("field", "words"),
    APPROVERS_IN_TEXT("field"),
    DATE_TIME("field"),
    DATE_TIME_YEAR("field"),
    DATE_TIME_FINENESS("field"),

    // Rules for parameters and headers
    SUPPORTED_PARAMETER("parameter"),
    NOT_REPEATED("parameter"),
    NUMBER_BETWEEN("parameter", "min", "max"),
    NUMBER_FROM("parameter", "min"),
    NOT_TOGETHER("parameter", "other parameter"),
    REQUIRED_AND_TRUE("header"),
    TRUE("header"),

    // Idempotency keys
    IDEMPOTENCY_KEY("header", "max"),
    IDEMPOTENCY_KEY_USED,
    IDEMPOTENCY_KEY_RUNNING,
    IDEMPOTENCY_KEYS_LIMIT("max", "hours"),

    // Filters and sorters. A place is a character of a parameter.
    CHARACTER("parameter", "position"),
    FILTER_FIELD("place", "field", "fields"),
    FILTER_OPERATOR("place", "operator", "field", "operators"),
    FILTER_TAKES_TEXT("place", "field"),
    FILTER_TAKES_TIME("place", "field"),
    FILTER_TAKES_NUMBER("place", "field"),
    FILTER_TAKES_FLAG("place", "field"),
    FILTER_NO_SUCH_TIME("place", "time"),
    FILTER_MALFORMED("place", "word"),
    FILTER_UNTERMINATED_TEXT("place"),
    FILTER_ESCAPE("place"),
    FILTER_UNQUOTED("place", "word"),
    FILTER_LOWER_CASE("place", "word", "lower case"),
    FILTER_DEPTH("place", "levels allowed"),
    FILTER_COMPARISONS("place", "max"),
    FILTER_VALUES("place", "max"),
    FILTER_UNEXPECTED("place", "word", "expected"),
    FILTER_ENDS_TOO_EARLY("place", "expected"),
    FILTER_EXPECTED_COMPARISON,
    FILTER_EXPECTED_FIELD,
    FILTER_EXPECTED_OPERATOR,
    FILTER_EXPECTED_VALUE,
    FILTER_EXPECTED_OPEN,
    FILTER_EXPECTED_COMMA_OR_CLOSE,
    FILTER_EXPECTED_AND_OR_CLOSE,
    FILTER_EXPECTED_AND_OR_END,
    SORT_FIELD("place", "field", "fields"),
    SORT_REPEATED("place", "field"),
    SORT_EMPTY("place"),

    // Personal access tokens
    ELEMENTS_BETWEEN("field", "min", "max", "count"),
    SCOPE("field", "max"),
    IN_THE_FUTURE("field"),
    REMOVABLE("field"),
    KNOWINGLY_FOR_EVER("field", "acknowledgement"),
    WITHIN_OWN_TOKEN,
    TOKENS_AT_LIMIT("max"),
    TOKEN_NAME_UNIQUE("field"),

    // Closing
    IDS_REQUIRED("field", "max"),
    IDS_COUNT("field", "max", "count"),
    CLOSE_RUN_CONCLUDED("close run"),

    // Asking for access
    RECIPIENT_NAMED("field"),
    ITEM_NAMED("field"),
    COMMENT_NEEDED("field"),
    MODIFY_A_DATE("field"),
    IDENTITY_NOT_FOUND("field", "id"),
    OBJECT_NOT_FOUND("field", "id"),
    MACHINE_IDENTITY("field"),
    ON_BEHALF("field"),
    REVOKE_FROM_OTHERS("field"),
    REVOKE_BY_MANAGER("field"),
    FLAT_OR_NESTED("field"),
    NOT_REQUESTABLE("field"),
    MANY_ENTITLEMENTS("field", "max"),
    MANY_IDENTITIES("field", "max"),
    MANY_ITEMS("field", "max"),
    LONG_TEXTS("field", "max characters"),
    LATER_THAN_START("field"),
    ACCOUNT_ON_ITS_SOURCE("field"),
    REVOKE_FROM_ONE("field"),
    ABSENT_TO_REVOKE("field"),
    REVOKE_ONE_ENTITLEMENT("field"),
    APPROVER_FOUND("field"),

    // Withdrawing what was asked for
    ILLEGAL_VALUE("field"),
    INVALID_STATE,

    // Deciding about requests
    APPROVAL_NOT_PENDING,
    APPROVAL_FOR_ONESELF,
    NEW_OWNER_NOT_FOUND("field"),
    NEW_OWNER_IS_RECIPIENT("field"),
    NEW_OWNER_IS_OWNER("field"),
    FORWARDED_TOO_OFTEN("max"),

    // Results of provisioning
    ITEM_NOT_GRANTED,
    REQUIRED_WITH_RESULT("field", "result"),
    ABSENT_WITH_RESULT("field", "result"),
    // Answers of subscribers
    WRONG_INVOCATION_SECRET("field"),
    INVOCATION_COMPLETED,

    // Stuck requests
    TOO_MANY_TO_JUDGE("max"),
    // Subscriptions
    TRIGGER_NOT_FOUND("field", "id"),
    SUBSCRIPTION_TYPE("field", "type"),
    IMMUTABLE("field"),
    DURATION("field", "min", "max"),
    WEBHOOK_URL("field"),
    USER_NAME("field"),
    NO_CONTROL_CHARACTERS("field"),
    VISIBLE_ASCII("field"),
    JSON_PATH("field", "max"),
    SECRET_NEEDED("field"),
    SUBSCRIPTIONS_AT_LIMIT("max"),
    SIGNING_SECRET("field", "prefix", "min", "max"),
    PATCH_TOO_LARGE("place"),
    PATCH_LEADS_NOWHERE("place", "path"),

    // Invocations
    INPUT_SCHEMA("field", "rule"),
    SUBSCRIPTION_OF_TRIGGER("field", "id", "trigger"),
    ONE_NEEDED("fields"),
    LATER_THAN("field", "other field"),

    // Documents of the directory
    NAMED_ONCE("field", "id"),
    REQUIRED_FOR_TYPE("field", "type"),
    ABSENT_FOR_TYPE("field", "type"),
    NOT_FOR_TYPE("field", "word", "type"),
    REQUIRED_TO_APPROVE("field"),
    ABSENT_WITH_APPROVER("field", "approver type"),

    // Documents of an import
    TRACKING_NUMBER("field"),
    MAX_ELEMENTS("field", "max"),
    PENDING_WHILE_OPEN("field", "status", "stage"),
    ABSENT_WHILE_OPEN("field", "stage"),
    NOT_PENDING_WHILE_CLOSED("field", "stage");

    @SuppressWarnings("ImmutableEnumChecker") // it is, as List.of makes it
    private final List<String> arguments;

    MessageKey(String... arguments) {
        this.arguments = List.of(arguments);
    }

    /**
     * The message of this key.
     *
     * @param arguments one for each that the key names: texts, numbers, words of the API, or messages, which are worded
     *     in the language of the whole
     */
    public Message with(Object... arguments) {
        return new Message(this, List.of(arguments));
    }

    List<String> arguments() {
        return arguments;
    }
}
