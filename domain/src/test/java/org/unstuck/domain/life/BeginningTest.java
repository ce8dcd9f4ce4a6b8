package org.unstuck.domain.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.life.RequestLifeFixture.begun;
import static org.unstuck.domain.submission.SubmissionFixture.AUDITORS;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ADMINISTRATOR;
import static org.unstuck.domain.submission.SubmissionFixture.BY_MIA;
import static org.unstuck.domain.submission.SubmissionFixture.CONFIG;
import static org.unstuck.domain.submission.SubmissionFixture.FINN_FALLBACK;
import static org.unstuck.domain.submission.SubmissionFixture.LATER;
import static org.unstuck.domain.submission.SubmissionFixture.MIA_MANAGER;
import static org.unstuck.domain.submission.SubmissionFixture.MUCH_LATER;
import static org.unstuck.domain.submission.SubmissionFixture.NORA;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.OTTO;
import static org.unstuck.domain.submission.SubmissionFixture.OTTO_OWNER;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.ZOE;
import static org.unstuck.domain.submission.SubmissionFixture.asked;
import static org.unstuck.domain.submission.SubmissionFixture.examination;
import static org.unstuck.domain.submission.SubmissionFixture.grant;
import static org.unstuck.domain.submission.SubmissionFixture.revoke;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.submission.AccessRequest;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.domain.submission.Person;
import org.unstuck.domain.submission.Submitter;

class BeginningTest {

    @Test
    void asksOneApproverAfterTheOther() {
        Beginning payroll = begun(asked(PAYROLL));

        assertThat(payroll.approvals()).extracting(Approval::owner).containsExactly(MIA_MANAGER, OTTO_OWNER, AUDITORS);
        assertThat(payroll.approvals())
                .extracting(Approval::state)
                .containsExactly(Approval.State.PENDING, Approval.State.WAITING, Approval.State.WAITING);
        assertThat(payroll.work()).isEmpty();
        assertThat(items(payroll)).extracting(RequestedItem::approval).containsExactly(ApprovalState.PENDING);
    }

    @Test
    void grantsAtOnceWhatNobodyNeedAgreeTo() {
        Beginning both = begun(asked(WIKI), asked(WIKI, null, LATER, MUCH_LATER));

        assertThat(both.approvals()).isEmpty();
        assertThat(both.work())
                .containsExactly(
                        Work.dueAt(NOW, both.trackingNumber(), 0), Work.dueAt(LATER, both.trackingNumber(), 1));
        assertThat(items(both))
                .extracting(RequestedItem::approval)
                .containsExactly(ApprovalState.FINISHED, ApprovalState.FINISHED);
        assertThat(both.recorded().particulars().cancelable()).isFalse();
        assertThat(both.recorded().particulars().items().get(1).removeDate()).isEqualTo(MUCH_LATER);
    }

    @Test
    void asksTheRecipientsManagerWhereTheRecipientWouldApprove() {
        assertThat(begunFor(OTTO, SALES_ITEM).approvals())
                .extracting(Approval::owner)
                .containsExactly(MIA_MANAGER);
    }

    @Test
    void asksTheFallbackApproverWhereThereIsNoManager() {
        assertThat(begunFor(NORA, asked(PAYROLL)).approvals())
                .extracting(Approval::owner)
                .containsExactly(FINN_FALLBACK, OTTO_OWNER, AUDITORS);
    }

    @Test
    void hasAnItemForEachAccountThatWasChosen() {
        AskedItem[] twoAccounts = new AskedItem(
                        RequestedObject.Type.ENTITLEMENT,
                        "sales",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new AskedItem.Account(null, "CN=one"), new AskedItem.Account("elsewhere", "CN=two")))
                .byAccount()
                .toArray(AskedItem[]::new);

        assertThat(items(begun(twoAccounts)))
                .extracting(
                        item -> item.change().sourceId() + " " + item.change().nativeIdentity())
                .containsExactly("directory CN=one", "elsewhere CN=two");
        assertThat(begun(twoAccounts).approvals()).hasSize(2);
    }

    @Test
    void tellsOfARevocationInItsOwnWords() {
        AccessRequest request = revoke(List.of("nora"), SALES_ITEM);

        Beginning begun = Beginning.of(
                examination(request, BY_ADMINISTRATOR), NORA, List.of(SALES_ITEM), false, UUID::randomUUID);

        assertThat(begun.happenings())
                .extracting(Happening::action)
                .containsExactly(AuditAction.ACCESS_REVOKE_REQUEST_REQUESTED, AuditAction.ACCESS_APPROVAL_STARTED);
        assertThat(begun.happenings().getFirst().attributes())
                .containsEntry("requestType", "REVOKE_ACCESS")
                .containsEntry("requestedFor", "Nora Noone")
                .containsEntry("requestedObjectIds", "sales");
        assertThat(items(begun).getFirst().change().operation()).isEqualTo(Operation.REMOVE);
        assertThat(RequestType.of(begun.recorded().request())).isEqualTo(RequestType.REVOKE_ACCESS);
    }

    @Test
    void tellsWhoseTurnItIsAndThatSomebodyElseAsked() {
        assertThat(begun(asked(WIKI)).happenings())
                .extracting(Happening::action)
                .containsExactly(AuditAction.ACCESS_REQUEST_REQUESTED);

        List<Happening> happenings = begunFor(NORA, asked(PAYROLL)).happenings();

        assertThat(happenings)
                .extracting(Happening::action)
                .containsExactly(
                        AuditAction.ACCESS_REQUEST_REQUESTED,
                        AuditAction.ACCESS_REQUEST_ON_BEHALF_OF_SUBMITTED,
                        AuditAction.ACCESS_APPROVAL_STARTED);
        assertThat(happenings.get(1).by()).isEqualTo(BY_ADMINISTRATOR.actor());
        assertThat(happenings.get(1).attributes()).containsEntry("requestedFor", "Nora Noone");
        assertThat(happenings.getLast().by()).isEqualTo(Actor.SYSTEM);
        assertThat(happenings.getLast().attributes())
                .containsEntry("owner", "Finn Fallback")
                .containsEntry("requestedObjectId", "payroll");
    }

    @Test
    void isAgreedToByWhoSubmitsItWhereThatIsConfigured() {
        Beginning payroll = agreed(ZOE, BY_MIA, asked(PAYROLL));

        assertThat(payroll.approvals())
                .extracting(Approval::state)
                .containsExactly(Approval.State.APPROVED, Approval.State.PENDING, Approval.State.WAITING);
        assertThat(payroll.approvals().getFirst().decider()).isEqualTo(BY_MIA.actor());
        assertThat(payroll.recorded().particulars().items().getFirst().reviewer())
                .isEqualTo(BY_MIA.summary());
        assertThat(payroll.happenings().get(2).attributes())
                .containsEntry("automatic", "true")
                .containsEntry("owner", "Mia Manager");
        assertThat(items(payroll)).extracting(RequestedItem::approval).containsExactly(ApprovalState.PENDING);
    }

    @Test
    void isGrantedAtOnceWhenWhoSubmitsItIsTheOnlyApprover() {
        Beginning sales = agreed(ZOE, new Submitter(new Actor("otto", "Otto Owner"), true), SALES_ITEM);

        assertThat(sales.approvals()).extracting(Approval::state).containsExactly(Approval.State.APPROVED);
        assertThat(sales.work()).containsExactly(Work.dueAt(NOW, sales.trackingNumber(), 0));
        assertThat(items(sales)).extracting(RequestedItem::approval).containsExactly(ApprovalState.FINISHED);
        assertThat(sales.recorded().particulars().cancelable()).isFalse();
    }

    @Test
    void isNotAgreedToByWhoSubmitsItForThemselves() {
        Beginning own = agreed(OTTO, new Submitter(new Actor("otto", "Otto Owner"), true), SALES_ITEM);

        assertThat(own.approvals()).extracting(Approval::owner).containsExactly(MIA_MANAGER);
        assertThat(own.approvals()).extracting(Approval::state).containsExactly(Approval.State.PENDING);
    }

    private static Beginning agreed(Person recipient, Submitter by, AskedItem item) {
        return Beginning.of(
                examination(grant(List.of(recipient.id()), item), by, CONFIG.withAutoApproval(true)),
                recipient,
                List.of(item),
                false,
                UUID::randomUUID);
    }

    private static final AskedItem SALES_ITEM = asked(SALES);

    private static Beginning begunFor(Person recipient, AskedItem item) {
        return Beginning.of(
                examination(grant(List.of(recipient.id()), item), BY_ADMINISTRATOR),
                recipient,
                List.of(item),
                false,
                UUID::randomUUID);
    }

    private static List<RequestedItem> items(Beginning begun) {
        return Objects.requireNonNull(begun.recorded().request().items()).items();
    }
}
