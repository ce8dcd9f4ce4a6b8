package org.unstuck.rest;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.unstuck.rest.limit.RateLimitConfiguration;
import org.unstuck.rest.security.SecurityConfiguration;
import org.unstuck.rest.token.TokenConfiguration;

/**
 * Who may call the API and how often, the token endpoint and personal access tokens. Wants the use cases of these, an
 * {@link org.unstuck.rest.token.AdministratorClient}, a {@link org.unstuck.rest.token.SigningKey}, {@link
 * org.unstuck.application.port.RequestBudgets} and a clock.
 */
@Configuration(proxyBeanMethods = false)
@Import({SecurityConfiguration.class, TokenConfiguration.class, RateLimitConfiguration.class})
public class ApiSecurityConfiguration {}
