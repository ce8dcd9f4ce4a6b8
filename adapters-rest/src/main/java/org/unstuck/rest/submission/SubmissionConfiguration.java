package org.unstuck.rest.submission;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.life.CancelRequests;
import org.unstuck.application.submission.SubmitAccessRequest;

/** Wires asking for access over HTTP. */
@Configuration(proxyBeanMethods = false)
public class SubmissionConfiguration {

    @Bean
    AccessRequestsController accessRequestsController(SubmitAccessRequest submitAccessRequest) {
        return new AccessRequestsController(submitAccessRequest);
    }

    @Bean
    CancelAccessRequestController cancelAccessRequestController(CancelRequests cancelRequests) {
        return new CancelAccessRequestController(cancelRequests);
    }
}
