package org.unstuck.rest.settings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.submission.ChangeAccessRequestConfig;
import org.unstuck.application.submission.ReadAccessRequestConfig;

/** Wires the settings of access requests over HTTP. */
@Configuration(proxyBeanMethods = false)
public class SettingsConfiguration {

    @Bean
    AccessRequestConfigController accessRequestConfigController(
            ReadAccessRequestConfig readAccessRequestConfig, ChangeAccessRequestConfig changeAccessRequestConfig) {
        return new AccessRequestConfigController(readAccessRequestConfig, changeAccessRequestConfig);
    }
}
