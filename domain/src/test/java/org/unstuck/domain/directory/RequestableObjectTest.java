package org.unstuck.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.unstuck.domain.request.RequestedObject.Type.ACCESS_PROFILE;
import static org.unstuck.domain.request.RequestedObject.Type.ENTITLEMENT;
import static org.unstuck.domain.request.RequestedObject.Type.ROLE;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unstuck.domain.directory.Approver.Kind;
import org.unstuck.domain.request.RequestedObject.Type;

class RequestableObjectTest {

    private static final AccountAttribute MEMBERSHIP = new AccountAttribute("memberOf", "CN=x");

    @Test
    void isAboutOneSourceUnlessItIsARole() {
        assertThatCode(() -> of(ROLE, "o", null, null, ApprovalScheme.NONE, Contents.NONE))
                .doesNotThrowAnyException();
        refuses("sourceId must be absent for a ROLE", ROLE, "o", "s", null, ApprovalScheme.NONE, Contents.NONE);
        refuses(
                "sourceId must be there for a ACCESS_PROFILE",
                ACCESS_PROFILE,
                "o",
                null,
                null,
                ApprovalScheme.NONE,
                Contents.NONE);
        refuses(
                "sourceId must be there for a ENTITLEMENT",
                ENTITLEMENT,
                "o",
                null,
                MEMBERSHIP,
                ApprovalScheme.NONE,
                Contents.NONE);
    }

    @Test
    void saysWhatItMeansOnAnAccountWhenItIsAnEntitlement() {
        refuses(
                "account must be there for an ENTITLEMENT",
                ENTITLEMENT,
                "o",
                "s",
                null,
                ApprovalScheme.NONE,
                Contents.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void isApprovedByNobodyWhoHasNoPartInItsType(Type type) {
        assertThat(Stream.of(Kind.values()).filter(kind -> kind.decidesOn(type)))
                .containsExactlyElementsOf(
                        switch (type) {
                            case ROLE -> List.of(Kind.MANAGER, Kind.ROLE_OWNER, Kind.GOVERNANCE_GROUP);
                            case ACCESS_PROFILE ->
                                List.of(
                                        Kind.APP_OWNER,
                                        Kind.SOURCE_OWNER,
                                        Kind.MANAGER,
                                        Kind.ACCESS_PROFILE_OWNER,
                                        Kind.GOVERNANCE_GROUP);
                            case ENTITLEMENT ->
                                List.of(Kind.SOURCE_OWNER, Kind.MANAGER, Kind.ENTITLEMENT_OWNER, Kind.GOVERNANCE_GROUP);
                        });
    }

    @Test
    void refusesApproversOfOtherTypesForGrantingAndRevoking() {
        refuses(
                "approval of a ROLE must not be by a SOURCE_OWNER",
                ROLE,
                "o",
                null,
                null,
                granting(Approver.of(Kind.SOURCE_OWNER)),
                Contents.NONE);
        refuses(
                "approval of a ROLE must not be by a ENTITLEMENT_OWNER",
                ROLE,
                "o",
                null,
                null,
                new ApprovalScheme(List.of(), List.of(Approver.of(Kind.ENTITLEMENT_OWNER)), false, false),
                Contents.NONE);
    }

    @Test
    void hasAnOwnerWhenItsOwnerIsToApprove() {
        refuses(
                "ownerId must be there when the owner is to approve",
                ROLE,
                null,
                null,
                null,
                granting(Approver.of(Kind.ROLE_OWNER)),
                Contents.NONE);
        assertThatCode(() -> of(ROLE, null, null, null, granting(Approver.of(Kind.MANAGER)), Contents.NONE))
                .doesNotThrowAnyException();
    }

    @Test
    void holdsOnlyWhatItsTypeCanHold() {
        Contents profiles = new Contents(List.of("ap"), List.of());
        Contents entitlements = new Contents(List.of(), List.of("e"));
        assertThat(profiles.fit(ROLE)).isTrue();
        assertThat(entitlements.fit(ROLE)).isTrue();
        assertThat(entitlements.fit(ACCESS_PROFILE)).isTrue();
        refuses(
                "contents must be of types that a ACCESS_PROFILE can hold",
                ACCESS_PROFILE,
                "o",
                "s",
                null,
                ApprovalScheme.NONE,
                profiles);
        refuses(
                "contents must be of types that a ENTITLEMENT can hold",
                ENTITLEMENT,
                "o",
                "s",
                MEMBERSHIP,
                ApprovalScheme.NONE,
                entitlements);
    }

    @Test
    void holdsNothingTwiceAndNotTooMuch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contents(List.of("a", "a"), List.of()))
                .withMessage("accessProfileIds must not name anything twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contents(List.of(), Collections.nCopies(1_001, "a")))
                .withMessage("entitlementIds must not be more than 1000, but are 1001");
    }

    @Test
    void isDecidedInBoundedSteps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> granting(
                        Collections.nCopies(21, Approver.of(Kind.MANAGER)).toArray(Approver[]::new)))
                .withMessage("granting must not have more than 20 steps, but has 21");
    }

    @Test
    void namesTheGroupWhereAGroupDecidesAndNowhereElse() {
        assertThat(Approver.anyOf("g").governanceGroupId()).isEqualTo("g");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Approver(Kind.GOVERNANCE_GROUP, null))
                .withMessage("governanceGroupId must have 1 to 128 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Approver(Kind.MANAGER, "g"))
                .withMessage("governanceGroupId must be absent for a MANAGER");
    }

    @Test
    void goesById() {
        assertThat(Stream.of(
                                new ObjectReference(ROLE, "b"),
                                new ObjectReference(ROLE, "a"),
                                new ObjectReference(ENTITLEMENT, "b"))
                        .sorted())
                .map(ObjectReference::toString)
                .containsExactly("ROLE a", "ENTITLEMENT b", "ROLE b");
    }

    private static ApprovalScheme granting(Approver... approvers) {
        return new ApprovalScheme(List.of(approvers), List.of(), false, false);
    }

    private static void refuses(
            String message,
            Type type,
            @Nullable String ownerId,
            @Nullable String sourceId,
            @Nullable AccountAttribute account,
            ApprovalScheme approval,
            Contents contents) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(type, ownerId, sourceId, account, approval, contents))
                .withMessage(message);
    }

    private static RequestableObject of(
            Type type,
            @Nullable String ownerId,
            @Nullable String sourceId,
            @Nullable AccountAttribute account,
            ApprovalScheme approval,
            Contents contents) {
        return new RequestableObject(
                new ObjectReference(type, "id"),
                "name",
                null,
                ownerId,
                sourceId,
                true,
                null,
                account,
                approval,
                contents);
    }
}
