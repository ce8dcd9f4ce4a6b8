package org.unstuck.domain.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ADMINISTRATOR;
import static org.unstuck.domain.submission.SubmissionFixture.BY_MIA;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ZOE;
import static org.unstuck.domain.submission.SubmissionFixture.CONFIG;
import static org.unstuck.domain.submission.SubmissionFixture.LATER;
import static org.unstuck.domain.submission.SubmissionFixture.MUCH_LATER;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.SECRET;
import static org.unstuck.domain.submission.SubmissionFixture.VAULT;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;
import static org.unstuck.domain.submission.SubmissionFixture.examination;
import static org.unstuck.domain.submission.SubmissionFixture.flat;
import static org.unstuck.domain.submission.SubmissionFixture.grant;
import static org.unstuck.domain.submission.SubmissionFixture.nested;
import static org.unstuck.domain.submission.SubmissionFixture.requestable;
import static org.unstuck.domain.submission.SubmissionFixture.revoke;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.submission.AccessRequest.ForOne;
import org.unstuck.domain.submission.AccessRequest.IdentityType;

class SubmissionRuleTest {

    private static final AskedItem UNKNOWN = asked(requestable(RequestedObject.Type.ROLE, "unheard-of", List.of()));
    private static final AskedItem WITH_BLANK_FORM =
            new AskedItem(RequestedObject.Type.ROLE, "payroll", null, null, null, null, null, null, " ", List.of());

    static Stream<Arguments> violations() {
        return Stream.of(
                broken(
                        SubmissionRule.FLAT_OR_NESTED,
                        "requestedForWithRequestedItems",
                        new AccessRequest(
                                RequestType.GRANT_ACCESS,
                                List.of(),
                                null,
                                List.of(new ForOne("zoe", IdentityType.HUMAN, List.of(asked(SALES)))),
                                null)),
                broken(SubmissionRule.RECIPIENT_NAMED, "requestedFor", grant(List.of(), asked(SALES))),
                broken(SubmissionRule.ITEM_NAMED, "requestedItems", grant(List.of("zoe"))),
                broken(
                        SubmissionRule.ITEM_NAMED,
                        "requestedForWithRequestedItems[0].identityId",
                        nested(RequestType.GRANT_ACCESS, new ForOne("zoe", IdentityType.HUMAN, List.of()))),
                broken(
                        SubmissionRule.HUMAN,
                        "requestedForWithRequestedItems[0].identityId",
                        nested(
                                RequestType.GRANT_ACCESS,
                                new ForOne("zoe", IdentityType.MACHINE, List.of(asked(SALES))))),
                broken(SubmissionRule.KNOWN_IDENTITY, "requestedFor[1]", grant(List.of("zoe", "nobody"), asked(SALES))),
                broken(
                        SubmissionRule.KNOWN_OBJECT,
                        "requestedItems[1].id",
                        grant(List.of("zoe"), asked(SALES), UNKNOWN)),
                broken(SubmissionRule.REQUESTABLE_OBJECT, "requestedItems[0].id", grant(List.of("zoe"), asked(SECRET))),
                broken(
                        SubmissionRule.REQUESTABLE_OBJECT,
                        "requestedItems[0].id",
                        flat(RequestType.MODIFY_ACCESS, List.of("zoe"), asked(SECRET, "because", null, LATER))),
                broken(
                        SubmissionRule.FUTURE_START,
                        "requestedItems[0].startDate",
                        grant(List.of("zoe"), asked(SALES, null, NOW, null))),
                broken(
                        SubmissionRule.FUTURE_REMOVAL,
                        "requestedItems[0].removeDate",
                        grant(List.of("zoe"), asked(SALES, null, null, NOW.minusMillis(1)))),
                broken(
                        SubmissionRule.START_BEFORE_REMOVAL,
                        "requestedItems[0].removeDate",
                        grant(List.of("zoe"), asked(SALES, null, LATER, LATER))),
                broken(
                        SubmissionRule.ACCOUNT_ON_ITS_SOURCE,
                        "requestedForWithRequestedItems[0].requestedItems[0].accountSelection",
                        nested(
                                RequestType.GRANT_ACCESS,
                                new ForOne(
                                        "zoe",
                                        IdentityType.HUMAN,
                                        List.of(on(SALES, "directory", "bank"), on(SALES, "directory"))))),
                broken(
                        SubmissionRule.FORM_NAMED,
                        "requestedItems[0].formInstanceId",
                        grant(List.of("zoe"), WITH_BLANK_FORM)),
                broken(
                        SubmissionRule.COMMENT_WHERE_REQUIRED,
                        "requestedItems[0].comment",
                        grant(List.of("zoe"), asked(VAULT, " ", null, null))),
                broken(
                        SubmissionRule.MODIFY_A_DATE,
                        "requestedItems[0]",
                        flat(RequestType.MODIFY_ACCESS, List.of("zoe"), asked(SALES))),
                broken(SubmissionRule.REVOKE_FROM_ONE, "requestedFor", revoke(List.of("zoe", "nora"), asked(SALES))),
                broken(
                        SubmissionRule.REVOKE_IN_FLAT_FORM,
                        "requestedForWithRequestedItems",
                        nested(
                                RequestType.REVOKE_ACCESS,
                                new ForOne("zoe", IdentityType.HUMAN, List.of(asked(SALES))))),
                broken(
                        SubmissionRule.REVOKE_WITH_COMMENT,
                        "requestedItems[0].comment",
                        revoke(List.of("zoe"), asked(SALES, null, null, null))),
                broken(
                        SubmissionRule.REVOKE_WITHOUT_START,
                        "requestedItems[0].startDate",
                        revoke(List.of("zoe"), asked(SALES, "gone", LATER, null))),
                broken(
                        SubmissionRule.REVOKE_ONE_ENTITLEMENT,
                        "requestedItems",
                        revoke(List.of("zoe"), asked(SALES), asked(SALES))));
    }

    private static Arguments broken(SubmissionRule rule, String field, AccessRequest request) {
        return Arguments.of(new Violation(field, rule), request);
    }

    @ParameterizedTest
    @MethodSource("violations")
    void namesTheRuleAndTheField(Violation violation, AccessRequest request) {
        assertThat(examination(request, BY_ADMINISTRATOR).violations()).containsExactly(violation);
    }

    @Test
    void letsThroughWhatBreaksNoRule() {
        assertThat(examination(grant(List.of("zoe"), asked(PAYROLL, null, LATER, MUCH_LATER)), BY_ZOE)
                        .violations())
                .isEmpty();
        assertThat(examination(revoke(List.of("zoe"), asked(SECRET)), BY_MIA).violations())
                .isEmpty();
        assertThat(examination(flat(RequestType.MODIFY_ACCESS, List.of("zoe"), asked(SALES, null, null, LATER)), BY_ZOE)
                        .violations())
                .isEmpty();
        assertThat(examination(
                                nested(
                                        RequestType.GRANT_ACCESS,
                                        new ForOne("zoe", IdentityType.HUMAN, List.of(asked(SALES))),
                                        new ForOne("nora", IdentityType.HUMAN, List.of(asked(WIKI)))),
                                BY_ADMINISTRATOR)
                        .violations())
                .isEmpty();
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThat(examination(
                                revoke(
                                        List.of("nobody", "zoe"),
                                        asked(SALES, null, LATER, NOW),
                                        asked(SALES, "gone", null, null)),
                                BY_ZOE)
                        .violations())
                .extracting(Violation::rule)
                .containsExactly(
                        SubmissionRule.KNOWN_IDENTITY,
                        SubmissionRule.FUTURE_REMOVAL,
                        SubmissionRule.START_BEFORE_REMOVAL,
                        SubmissionRule.REVOKE_FROM_ONE,
                        SubmissionRule.REVOKE_WITH_COMMENT,
                        SubmissionRule.REVOKE_WITHOUT_START,
                        SubmissionRule.REVOKE_ONE_ENTITLEMENT,
                        SubmissionRule.REVOKE_FROM_OTHERS);
    }

    @Test
    void allowsTwentyFiveEntitlementsForTenIdentitiesAndNoMore() {
        List<String> ten = Collections.nCopies(10, "zoe");
        List<String> eleven =
                IntStream.range(0, 11).mapToObj(number -> "person-" + number).toList();

        assertThat(rules(grant(List.of("zoe"), entitlements(25)))).isEmpty();
        assertThat(rules(grant(List.of("zoe"), entitlements(26)))).containsExactly(SubmissionRule.FEW_ENTITLEMENTS);
        assertThat(rules(grant(ten, entitlements(1)))).isEmpty();
        assertThat(rules(grant(eleven, entitlements(1)))).contains(SubmissionRule.FEW_IDENTITIES);
        assertThat(rules(grant(eleven, asked(PAYROLL)))).doesNotContain(SubmissionRule.FEW_IDENTITIES);
    }

    @Test
    void allowsTwoHundredItemsForAnIdentityAndNoMoreHoweverTheyAreNamed() {
        assertThat(rules(grantEach(forZoe(onAccounts(200))))).isEmpty();
        assertThat(rules(grantEach(forZoe(onAccounts(201))))).containsExactly(SubmissionRule.FEW_ITEMS);
        assertThat(rules(grantEach(forZoe(onAccounts(200)), forZoe(asked(PAYROLL)))))
                .containsExactly(SubmissionRule.FEW_ITEMS);
        assertThat(rules(grantEach(forZoe(onAccounts(200)), forZoe(onAccounts(200)))))
                .isEmpty();
    }

    @Test
    void allowsOnlySoMuchTextWithTheRequestOfAnIdentity() {
        Map<String, String> metadata = Map.of("ticket", "x".repeat(60_000));
        AskedItem explained = asked(PAYROLL, "y".repeat(39_994), null, null);
        AskedItem explainedMore = asked(PAYROLL, "y".repeat(39_995), null, null);

        assertThat(rules(new AccessRequest(
                        RequestType.GRANT_ACCESS, List.of("zoe", "nora"), List.of(explained), null, metadata)))
                .isEmpty();
        assertThat(rules(new AccessRequest(
                        RequestType.GRANT_ACCESS, List.of("zoe", "nora"), List.of(explainedMore), null, metadata)))
                .containsExactly(SubmissionRule.SHORT_TEXTS);
    }

    @Test
    void countsOnceWhatSeveralIdentitiesAreToGet() {
        ForOne[] ten = IntStream.range(0, 10)
                .mapToObj(number -> new ForOne("person-" + number, IdentityType.HUMAN, List.of(entitlements(3))))
                .toArray(ForOne[]::new);
        ForOne many = new ForOne("zoe", IdentityType.HUMAN, List.of(entitlements(26)));

        assertThat(rules(nested(RequestType.GRANT_ACCESS, ten))).isEmpty();
        assertThat(rules(nested(RequestType.GRANT_ACCESS, ten[0], many)))
                .containsExactly(SubmissionRule.FEW_ENTITLEMENTS);
    }

    @Test
    void letsManagersAndAdministratorsAskForOthersAndRevokeFromThem() {
        assertThat(violations(grant(List.of("zoe"), asked(SALES)), BY_MIA)).isEmpty();
        assertThat(violations(grant(List.of("nora"), asked(SALES)), BY_ADMINISTRATOR))
                .isEmpty();
        assertThat(violations(grant(List.of("nora"), asked(SALES)), BY_MIA))
                .containsExactly(new Violation("requestedFor[0]", SubmissionRule.ON_BEHALF_ALLOWED));
        assertThat(violations(revoke(List.of("zoe"), asked(SALES)), BY_MIA)).isEmpty();
        assertThat(violations(revoke(List.of("nora"), asked(SALES)), BY_ADMINISTRATOR))
                .isEmpty();
        assertThat(violations(revoke(List.of("nora"), asked(SALES)), BY_MIA))
                .containsExactly(new Violation("requestedFor[0]", SubmissionRule.REVOKE_BY_MANAGER));
        assertThat(violations(revoke(List.of("zoe"), asked(SALES)), BY_ZOE))
                .containsExactly(new Violation("requestedFor[0]", SubmissionRule.REVOKE_FROM_OTHERS));
    }

    @Test
    void letsAnyoneAskForAnyoneWhereThatIsConfigured() {
        AccessRequestConfig anyone = CONFIG.with(new OnBehalfOf(true, false));
        AccessRequestConfig nobody = CONFIG.with(new OnBehalfOf(false, false));

        assertThat(examination(grant(List.of("nora"), asked(SALES)), BY_ZOE, anyone)
                        .violations())
                .isEmpty();
        assertThat(examination(grant(List.of("zoe"), asked(SALES)), BY_ZOE, nobody)
                        .violations())
                .isEmpty();
        assertThat(examination(grant(List.of("zoe"), asked(SALES)), BY_MIA, nobody)
                        .violations())
                .extracting(Violation::rule)
                .containsExactly(SubmissionRule.ON_BEHALF_ALLOWED);
    }

    @Test
    void wantsAnEndOfEntitlementsWhereThatIsConfigured() {
        AccessRequestConfig ending = CONFIG.with(new EntitlementRequests(ApprovalScheme.NONE, false, true, null, null));
        AccessRequest endless = grant(List.of("zoe"), asked(WIKI), asked(SALES));

        assertThat(examination(endless, BY_ZOE).violations()).isEmpty();
        assertThat(examination(endless, BY_ZOE, ending).violations())
                .containsExactly(new Violation("requestedItems[1].removeDate", SubmissionRule.END_DATE_WHERE_REQUIRED));
        assertThat(examination(grant(List.of("zoe"), asked(SALES, "why", null, LATER)), BY_ZOE, ending)
                        .violations())
                .isEmpty();
    }

    @Test
    void refusesApproversWhoCannotDecideOnEntitlements() {
        ApprovalScheme byRoleOwner =
                new ApprovalScheme(List.of(Approver.of(Approver.Kind.ROLE_OWNER)), List.of(), false, false);

        assertThatThrownBy(() -> new EntitlementRequests(byRoleOwner, false, false, null, null))
                .hasMessage("approval of entitlements must not be by a ROLE_OWNER");
    }

    @Test
    void wantsSomebodyWhoCanApprove() {
        AccessRequestConfig noFallback = CONFIG.with(ApprovalPolicy.PATIENT);
        AccessRequest forNora = grant(List.of("nora"), asked(WIKI), asked(PAYROLL));

        assertThat(examination(forNora, BY_ADMINISTRATOR).violations()).isEmpty();
        assertThat(examination(forNora, BY_ADMINISTRATOR, noFallback).violations())
                .containsExactly(new Violation("requestedItems[1]", SubmissionRule.APPROVER_FOUND));
    }

    @Test
    void forbidsWhatIsAboutTheSubmitterAndFindsFaultWithTheRest() {
        Set<SubmissionRule> forbidding = EnumSet.noneOf(SubmissionRule.class);
        for (SubmissionRule rule : SubmissionRule.values()) {
            assertThat(rule.sentence()).isNotBlank();
            if (rule.kind() == SubmissionRule.Kind.FORBIDDEN) {
                forbidding.add(rule);
            }
        }
        assertThat(forbidding)
                .containsExactlyInAnyOrder(
                        SubmissionRule.HUMAN,
                        SubmissionRule.ON_BEHALF_ALLOWED,
                        SubmissionRule.REVOKE_FROM_OTHERS,
                        SubmissionRule.REVOKE_BY_MANAGER);
    }

    private static List<Violation> violations(AccessRequest request, Submitter by) {
        return examination(request, by).violations();
    }

    private static List<SubmissionRule> rules(AccessRequest request) {
        return violations(request, BY_ADMINISTRATOR).stream()
                .map(Violation::rule)
                .filter(rule -> rule != SubmissionRule.KNOWN_IDENTITY)
                .distinct()
                .toList();
    }

    private static AccessRequest grantEach(ForOne... all) {
        return nested(RequestType.GRANT_ACCESS, all);
    }

    private static ForOne forZoe(AskedItem item) {
        return new ForOne("zoe", IdentityType.HUMAN, List.of(item));
    }

    private static AskedItem onAccounts(int count) {
        return on(
                WIKI,
                IntStream.range(0, count)
                        .mapToObj(number -> new AskedItem.Account("directory", "zz" + number))
                        .toList());
    }

    private static AskedItem on(Requestable object, String... sources) {
        return on(
                object,
                Stream.of(sources)
                        .map(source -> new AskedItem.Account(source, "zz"))
                        .toList());
    }

    private static AskedItem on(Requestable object, List<AskedItem.Account> accounts) {
        return new AskedItem(
                object.key().type(), object.key().id(), null, null, null, null, null, null, null, accounts);
    }

    private static AskedItem[] entitlements(int count) {
        return Collections.nCopies(count, asked(SALES)).toArray(new AskedItem[0]);
    }
}
