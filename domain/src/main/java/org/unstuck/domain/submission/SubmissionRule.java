package org.unstuck.domain.submission;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.submission.AccessRequest.IdentityType;

/** What a submission has to keep (contract 4.1). Each rule says where it is broken; all of them are always asked. */
public enum SubmissionRule {
    FLAT_OR_NESTED(
            "requestedFor and requestedItems must be left out where requestedForWithRequestedItems is there",
            asked -> when(asked.request().isFlat() && asked.request().isNested(), "requestedForWithRequestedItems")),
    RECIPIENT_NAMED(
            "somebody must be named for whom the access is",
            asked -> when(
                    asked.request().recipients().isEmpty(),
                    asked.request().isNested() ? "requestedForWithRequestedItems" : "requestedFor")),
    ITEM_NAMED("at least one item must be named", asked -> {
        Stream<String> flat =
                when(!asked.request().isNested() && asked.request().items().isEmpty(), "requestedItems");
        Stream<String> nested = asked.request().isNested()
                ? asked.recipients(recipient -> recipient.items().isEmpty())
                : Stream.empty();
        return Stream.concat(flat, nested);
    }),
    HUMAN(
            "machine identities are not available",
            Kind.FORBIDDEN,
            asked -> asked.recipients(recipient -> recipient.type() == IdentityType.MACHINE)),
    KNOWN_IDENTITY(
            "no identity has this id",
            asked -> asked.recipients(recipient -> asked.person(recipient.identityId()) == null)),
    KNOWN_OBJECT(
            "nothing of this type has this id",
            asked -> asked.items("id", item -> !asked.objects().containsKey(item.key()))),
    REQUESTABLE_OBJECT(
            "it cannot be requested",
            asked -> asked.items(
                    "id",
                    // Nobody need ask for access in order to lose it; to move its end is to ask for more of it.
                    item -> !revokes(asked)
                            && object(asked, item)
                                    .filter(object -> !object.requestable())
                                    .isPresent())),
    FEW_ENTITLEMENTS(
            "no more than " + SubmissionRule.MAX_ENTITLEMENTS + " entitlements may be requested at once",
            asked -> when(entitlements(asked) > SubmissionRule.MAX_ENTITLEMENTS, itemsField(asked))),
    FEW_IDENTITIES(
            "entitlements may be requested for no more than " + SubmissionRule.MAX_IDENTITIES + " identities at once",
            asked -> when(
                    entitlements(asked) > 0 && asked.request().identityIds().size() > SubmissionRule.MAX_IDENTITIES,
                    asked.request().isNested() ? "requestedForWithRequestedItems" : "requestedFor")),
    FEW_ITEMS(
            "no more than " + SubmissionRule.MAX_ITEMS
                    + " items, on each of their accounts, may be requested for one identity at once",
            asked -> when(anyRecipient(asked, items -> items.size() > SubmissionRule.MAX_ITEMS), itemsField(asked))),
    SHORT_TEXTS(
            "no more than " + SubmissionRule.MAX_CHARACTERS
                    + " characters of comments, metadata and accounts may be requested for one identity at once",
            asked -> when(
                    anyRecipient(asked, items -> asked.request().charactersWith(items) > SubmissionRule.MAX_CHARACTERS),
                    itemsField(asked))),
    FUTURE_START(
            "startDate must be in the future",
            asked -> asked.items("startDate", item -> isPast(item.startDate(), asked.at()))),
    FUTURE_REMOVAL(
            "removeDate must be in the future",
            asked -> asked.items("removeDate", item -> isPast(item.removeDate(), asked.at()))),
    START_BEFORE_REMOVAL(
            "removeDate must be later than startDate",
            asked -> asked.items("removeDate", item -> {
                Instant start = item.startDate();
                Instant removal = item.removeDate();
                return start != null && removal != null && !removal.isAfter(start);
            })),
    ACCOUNT_ON_ITS_SOURCE(
            "accounts must be on the source that this belongs to",
            asked -> asked.items(
                    "accountSelection",
                    item -> object(asked, item)
                            .filter(object -> item.accounts().stream().anyMatch(account -> account.isBeside(object)))
                            .isPresent())),
    FORM_NAMED(
            "formInstanceId must not be blank",
            asked -> asked.items("formInstanceId", item -> {
                String form = item.formInstanceId();
                return asked.request().type() == RequestType.GRANT_ACCESS && form != null && form.isBlank();
            })),
    COMMENT_WHERE_REQUIRED(
            "this needs a comment",
            asked -> asked.items(
                    "comment",
                    item -> isBlank(item.comment())
                            && asked.request().type() != RequestType.REVOKE_ACCESS
                            && object(asked, item)
                                    .filter(Requestable::commentRequired)
                                    .isPresent())),
    END_DATE_WHERE_REQUIRED(
            "removeDate is required for entitlements",
            asked -> asked.items(
                    "removeDate",
                    item -> asked.request().type() == RequestType.GRANT_ACCESS
                            && asked.config().entitlements().endDateRequired()
                            && item.isEntitlement()
                            && item.removeDate() == null)),
    ON_BEHALF_ALLOWED(
            "you may not request access for this identity",
            Kind.FORBIDDEN,
            asked -> asked.request().type() == RequestType.REVOKE_ACCESS
                    ? Stream.empty()
                    : asked.recipients(recipient -> {
                        Person person = asked.person(recipient.identityId());
                        return person != null && !asked.config().onBehalfOf().allows(asked.by(), person);
                    })),
    REVOKE_FROM_ONE(
            "access is revoked from one identity at a time",
            asked -> when(
                    revokes(asked) && asked.request().identityIds().size() > 1,
                    asked.request().isNested() ? "requestedForWithRequestedItems" : "requestedFor")),
    REVOKE_IN_FLAT_FORM(
            "access is revoked in the form of requestedFor and requestedItems",
            asked -> when(revokes(asked) && asked.request().isNested(), "requestedForWithRequestedItems")),
    REVOKE_WITH_COMMENT(
            "revoking needs a comment",
            asked -> asked.items("comment", item -> revokes(asked) && isBlank(item.comment()))),
    REVOKE_WITHOUT_START(
            "startDate must be left out when access is revoked",
            asked -> asked.items("startDate", item -> revokes(asked) && item.startDate() != null)),
    REVOKE_ONE_ENTITLEMENT(
            "one entitlement is revoked at a time",
            asked -> when(revokes(asked) && entitlements(asked) > 1, itemsField(asked))),
    REVOKE_FROM_OTHERS(
            "nobody revokes access from themselves",
            Kind.FORBIDDEN,
            asked -> asked.recipients(recipient -> revokes(asked)
                    && recipient.identityId().equals(asked.by().actor().id()))),
    REVOKE_BY_MANAGER(
            "only the identity's manager and administrators may revoke its access",
            Kind.FORBIDDEN,
            asked -> asked.recipients(recipient -> {
                Person person = asked.person(recipient.identityId());
                return revokes(asked)
                        && person != null
                        && !asked.by().administrator()
                        && !asked.by().is(person)
                        && !asked.by().manages(person);
            })),
    MODIFY_A_DATE(
            "a startDate or removeDate must be named, there is nothing else to modify",
            asked -> asked.items(
                    "",
                    item -> asked.request().type() == RequestType.MODIFY_ACCESS
                            && item.startDate() == null
                            && item.removeDate() == null)),
    APPROVER_FOUND(
            "nobody is there to approve it: neither an approver other than the recipient, nor the recipient's manager,"
                    + " nor a fallback approver",
            asked -> asked.request().recipients().stream()
                    .flatMap(recipient -> {
                        Person person = asked.person(recipient.identityId());
                        return person == null
                                ? Stream.empty()
                                : recipient.items().stream()
                                        .filter(named -> object(asked, named.item())
                                                .filter(object -> asked.approvers(person, object).stream()
                                                        .anyMatch(Optional::isEmpty))
                                                .isPresent())
                                        .map(AccessRequest.NamedItem::field);
                    })
                    .distinct());

    /** How many entitlements may be requested at once (contract 4.1). */
    public static final int MAX_ENTITLEMENTS = 25;

    /** For how many identities, where there are entitlements among what is requested. */
    public static final int MAX_IDENTITIES = 10;

    /**
     * How many items one request may come to. Everybody may ask for themselves, and a page of lists has 250 requests; so
     * this and the next are what keeps lists that others read short.
     */
    public static final int MAX_ITEMS = 200;

    /** How many characters of text may come with one request. */
    public static final int MAX_CHARACTERS = 100_000;

    /** What is wrong when a rule is broken. */
    public enum Kind {
        /** The submission itself. */
        INVALID,
        /** That it comes from this submitter, or in this installation. */
        FORBIDDEN
    }

    private final String sentence;
    private final Kind kind;

    // Each function is a lambda that holds nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Examination, Stream<String>> broken;

    SubmissionRule(String sentence, Function<Examination, Stream<String>> broken) {
        this(sentence, Kind.INVALID, broken);
    }

    SubmissionRule(String sentence, Kind kind, Function<Examination, Stream<String>> broken) {
        this.sentence = sentence;
        this.kind = kind;
        this.broken = broken;
    }

    /** What to tell who broke it; begins where the name of the field ends. */
    public String sentence() {
        return sentence;
    }

    public Kind kind() {
        return kind;
    }

    /** The fields in which a submission breaks it. */
    Stream<String> brokenIn(Examination asked) {
        return broken.apply(asked);
    }

    private static Stream<String> when(boolean condition, String field) {
        return condition ? Stream.of(field) : Stream.empty();
    }

    private static boolean anyRecipient(Examination asked, Predicate<List<AskedItem>> condition) {
        return asked.request().itemsByRecipient().values().stream().anyMatch(condition);
    }

    private static boolean revokes(Examination asked) {
        return asked.request().type() == RequestType.REVOKE_ACCESS;
    }

    /** How many there are; what is asked for several identities is one. */
    private static long entitlements(Examination asked) {
        Map<ObjectKey, Long> most = new HashMap<>();
        for (AccessRequest.NamedRecipient recipient : asked.request().recipients()) {
            recipient.items().stream()
                    .map(AccessRequest.NamedItem::item)
                    .filter(AskedItem::isEntitlement)
                    .collect(Collectors.groupingBy(AskedItem::key, Collectors.counting()))
                    .forEach((key, times) -> most.merge(key, times, Math::max));
        }
        return most.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String itemsField(Examination asked) {
        return asked.request().isNested() ? "requestedForWithRequestedItems" : "requestedItems";
    }

    private static Optional<Requestable> object(Examination asked, AskedItem item) {
        return Optional.ofNullable(asked.objects().get(item.key()));
    }

    private static boolean isPast(@Nullable Instant date, Instant at) {
        return date != null && !date.isAfter(at);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
