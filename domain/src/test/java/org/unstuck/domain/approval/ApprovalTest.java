package org.unstuck.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.IdentityRequestFixture;

class ApprovalTest {

    private static final Instant NOW = Instant.parse("2026-08-01T08:00:00Z");
    private static final Actor OTTO = new Actor("otto", "Otto Owner");
    private static final Approval WAITING = Approval.waiting(
            new ApprovalId(new UUID(1, 2)),
            IdentityRequestFixture.TRACKING_NUMBER,
            0,
            0,
            Scheme.ENTITLEMENT_OWNER,
            Owner.person("otto", "Otto Owner"),
            NOW);

    @Test
    void isDecidedOnce() {
        Approval approved = WAITING.begun(NOW, ApprovalPolicy.PATIENT).approved(OTTO, null, NOW);

        assertThatThrownBy(() -> approved.rejected(OTTO, null, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("approval 00000000000000010000000000000002 cannot be rejected: it is APPROVED");
        assertThatThrownBy(() -> approved.archived(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> WAITING.approved(OTTO, null, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isNeverDueWhereApproversMayTakeTheirTime() {
        assertThat(WAITING.begun(NOW, ApprovalPolicy.PATIENT).due()).isNull();
    }

    @Test
    void readsItsIdInAnyOfItsSpellings() {
        assertThat(ApprovalId.parse("00000000-0000-0001-0000-000000000002")).contains(WAITING.id());
        assertThat(ApprovalId.parse("id12345")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,1,0", "3651,1,0", "1,0,0", "1,3651,0", "1,1,-1", "1,1,21"})
    void refusesAPolicyOfImpossibleNumbers(int until, int between, int reminders) {
        assertThatThrownBy(() -> new ApprovalPolicy(until, between, reminders, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be");
    }

    @Test
    void refusesAGroupToFallBackOn() {
        assertThatThrownBy(() -> new ApprovalPolicy(1, 1, 0, Owner.group("g", "G")))
                .hasMessage("fallbackApprover must be an identity, not a group");
    }
}
