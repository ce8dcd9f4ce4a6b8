package org.unstuck.rest.approval;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.approval.ApproveInBulk;
import org.unstuck.application.approval.DecideApproval;
import org.unstuck.application.approval.ReadApprovals;
import org.unstuck.application.approval.ReadApprovers;

/** Wires approvals over HTTP. */
@Configuration(proxyBeanMethods = false)
public class ApprovalConfiguration {

    @Bean
    DecideApprovalController decideApprovalController(DecideApproval decideApproval) {
        return new DecideApprovalController(decideApproval);
    }

    @Bean
    ApproveInBulkController approveInBulkController(ApproveInBulk approveInBulk) {
        return new ApproveInBulkController(approveInBulk);
    }

    @Bean
    ReadApprovalsController readApprovalsController(ReadApprovals readApprovals, ReadApprovers readApprovers) {
        return new ReadApprovalsController(readApprovals, readApprovers);
    }
}
