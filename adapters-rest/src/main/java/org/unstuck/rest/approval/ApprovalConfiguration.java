package org.unstuck.rest.approval;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.approval.DecideApproval;

/** Wires approvals over HTTP. */
@Configuration(proxyBeanMethods = false)
public class ApprovalConfiguration {

    @Bean
    DecideApprovalController decideApprovalController(DecideApproval decideApproval) {
        return new DecideApprovalController(decideApproval);
    }
}
