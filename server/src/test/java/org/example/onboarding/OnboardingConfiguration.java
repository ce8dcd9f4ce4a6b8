package org.example.onboarding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.submission.SubmitAccessRequest;

/** What the other context adds to the program: itself, under the name that its subscription has. */
@Configuration(proxyBeanMethods = false)
public class OnboardingConfiguration {

    @Bean(Onboarding.NAME)
    Onboarding onboarding(SubmitAccessRequest submitAccessRequest) {
        return new Onboarding(submitAccessRequest);
    }
}
