package org.unstuck.rest;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.unstuck.rest.security.SecurityConfiguration;
import org.unstuck.rest.token.TokenConfiguration;

/**
 * Who may call the API, and the token endpoint. Wants an {@link org.unstuck.rest.token.AdministratorClient} and a {@link
 * org.unstuck.rest.token.SigningKey}.
 */
@Configuration(proxyBeanMethods = false)
@Import({SecurityConfiguration.class, TokenConfiguration.class})
public class ApiSecurityConfiguration {}
