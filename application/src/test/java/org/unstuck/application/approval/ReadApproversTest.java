package org.unstuck.application.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.directory.DirectoryFixture.group;
import static org.unstuck.domain.directory.DirectoryFixture.identity;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ZOE;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.asked;
import static org.unstuck.domain.submission.SubmissionFixture.grant;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.application.approval.ReadApprovers.Approver;
import org.unstuck.application.approval.ReadApprovers.Approvers;
import org.unstuck.application.life.Lives;
import org.unstuck.application.port.InMemoryAccessRequestSettings;
import org.unstuck.application.port.InMemoryApprovals;
import org.unstuck.application.port.InMemoryIdentities;
import org.unstuck.application.port.InMemoryProvisioningWork;
import org.unstuck.application.port.InMemoryRequestsUnderWay;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.submission.SubmitAccessRequest.Result;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.TrackingNumber;

class ReadApproversTest {

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();
    private final InMemoryApprovals approvals = new InMemoryApprovals(unstuck.transactions, unstuck.identityRequests);
    private final InMemoryRequestsUnderWay requests =
            new InMemoryRequestsUnderWay(unstuck.transactions, unstuck.identityRequests);
    private final InMemoryIdentities identities = new InMemoryIdentities(unstuck.transactions);
    private final Lives lives = new Lives(
            unstuck.identityRequests,
            requests,
            approvals,
            new InMemoryProvisioningWork(unstuck.transactions, unstuck.identityRequests),
            new InMemoryAccessRequestSettings(unstuck.transactions),
            unstuck.auditTrail,
            unstuck.transactions,
            unstuck.newIds,
            new SettableClock(NOW));
    private final ReadApprovers subject = new ReadApprovers(approvals, requests, identities);

    private TrackingNumber number;

    @BeforeEach
    void isAskedFor() {
        identities.people.keep(identity("otto"), identity("audrey"));
        identities.groups.keep(group("auditors", "nobody", "audrey"));
        number = ((Result.Accepted)
                        lives.submitAccessRequest.submit(grant(List.of("zoe"), asked(PAYROLL), asked(SALES)), BY_ZOE))
                .receipt()
                .newRequests()
                .getFirst()
                .trackingNumbers()
                .getFirst();
    }

    @Test
    void namesThoseWhoseTurnItIs() {
        assertThat(subject.of(number, Page.FIRST).orElseThrow().page())
                .containsExactly(
                        new Approver(approval(0), "mia", "Mia Manager", null),
                        new Approver(approval(3), "otto", "Ida Ek", "Ida@example.org"));
    }

    @Test
    void namesTheMembersOfAGroup() {
        approve(0);
        approve(1);

        Approvers all = subject.of(number, Page.FIRST).orElseThrow();
        assertThat(all.page())
                .containsExactly(
                        new Approver(approval(2), "nobody", null, null),
                        new Approver(approval(2), "audrey", "Ida Ek", "Ida@example.org"),
                        new Approver(approval(3), "otto", "Ida Ek", "Ida@example.org"));
        assertThat(subject.of(number, new Page(1, 1)))
                .contains(new Approvers(List.of(all.page().get(1)), 3));
    }

    @Test
    void namesNobodyWhereNobodyIsAskedAnyMore() {
        unstuck.closeAndConclude(unstuck.start(number));

        assertThat(subject.of(number, Page.FIRST)).contains(new Approvers(List.of(), 0));
        assertThat(subject.of(IdentityRequestFixture.trackingNumber(99), Page.FIRST))
                .isEmpty();
    }

    private void approve(int index) {
        Actor administrator = new Actor("ada", "Ada Administrator");
        assertThat(lives.approveInBulk
                        .approve(List.of(approval(index).toString()), "yes", administrator)
                        .values())
                .allMatch(outcome -> outcome instanceof ApproveInBulk.Outcome.Approved);
    }

    private ApprovalId approval(int index) {
        return approvals.of(List.of(number)).get(index).id();
    }
}
