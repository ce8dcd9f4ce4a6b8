package org.unstuck.rest;

import java.util.Set;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.unstuck.application.idempotency.AnswerOnce;
import org.unstuck.rest.approval.ApprovalConfiguration;
import org.unstuck.rest.closing.ClosingConfiguration;
import org.unstuck.rest.consultation.ConsultationConfiguration;
import org.unstuck.rest.diagnosis.DiagnosisConfiguration;
import org.unstuck.rest.directory.DirectoryConfiguration;
import org.unstuck.rest.error.ErrorConfiguration;
import org.unstuck.rest.idempotency.IdempotencyFilter;
import org.unstuck.rest.importing.ImportConfiguration;
import org.unstuck.rest.importing.ImportLimit;
import org.unstuck.rest.json.BodyLimit;
import org.unstuck.rest.json.BodyLimitFilter;
import org.unstuck.rest.json.JsonConfiguration;
import org.unstuck.rest.openapi.OpenApiConfiguration;
import org.unstuck.rest.path.ApiPathFilter;
import org.unstuck.rest.path.ApiVersion;
import org.unstuck.rest.progress.ProgressConfiguration;
import org.unstuck.rest.provisioning.ProvisioningConfiguration;
import org.unstuck.rest.request.RequestConfiguration;
import org.unstuck.rest.security.AccessTable;
import org.unstuck.rest.settings.SettingsConfiguration;
import org.unstuck.rest.submission.SubmissionConfiguration;
import org.unstuck.rest.tenant.Tenant;
import org.unstuck.rest.trigger.TriggerConfiguration;

/** The API over HTTP: wants the use cases as beans, and {@link ApiSecurityConfiguration} beside it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Tenant.class)
@Import({
    ErrorConfiguration.class,
    JsonConfiguration.class,
    ImportConfiguration.class,
    ClosingConfiguration.class,
    RequestConfiguration.class,
    DirectoryConfiguration.class,
    DiagnosisConfiguration.class,
    SubmissionConfiguration.class,
    ApprovalConfiguration.class,
    ConsultationConfiguration.class,
    ProvisioningConfiguration.class,
    SettingsConfiguration.class,
    TriggerConfiguration.class,
    ProgressConfiguration.class,
    OpenApiConfiguration.class,
})
public class RestConfiguration {

    /** How the paths of imports end, and of nothing else that has a body; theirs may be larger. */
    private static final String IMPORT = "/import";

    @Bean
    FilterRegistrationBean<ApiPathFilter> apiPaths() {
        FilterRegistrationBean<ApiPathFilter> registration = new FilterRegistrationBean<>(new ApiPathFilter(
                AccessTable.resources(),
                AccessTable.secondVersions(),
                AccessTable.olderForms(),
                Set.of(AccessTable.TOKEN_PATH, AccessTable.INFO_PATH)));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(BodyLimit limit, ImportLimit ofImports) {
        FilterRegistrationBean<BodyLimitFilter> registration = new FilterRegistrationBean<>(new BodyLimitFilter(
                request -> ApiVersion.of(request).isPresent(),
                request -> request.getServletPath().endsWith(IMPORT) ? ofImports.maxBytes() : limit.maxBodyBytes()));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 10);
        return registration;
    }

    /** Behind Spring Security's filter. */
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(AnswerOnce answerOnce) {
        FilterRegistrationBean<IdempotencyFilter> registration =
                new FilterRegistrationBean<>(new IdempotencyFilter(answerOnce));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return registration;
    }
}
