package org.unstuck.server;

import java.time.Duration;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.diagnosis.CaseFiles;
import org.unstuck.application.diagnosis.DiagnoseRequest;
import org.unstuck.application.diagnosis.FindStuckRequests;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.SourceReports;
import org.unstuck.application.port.Suspects;
import org.unstuck.domain.diagnosis.Patience;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.persistence.diagnosis.JooqSourceReports;
import org.unstuck.persistence.diagnosis.JooqSuspects;

/** What says why requests have not ended. */
@Configuration(proxyBeanMethods = false)
class DiagnosisConfiguration {

    @Bean
    Patience patience(
            @Value("${unstuck.diagnosis.approver}") Duration approver,
            @Value("${unstuck.diagnosis.source}") Duration source,
            @Value("${unstuck.diagnosis.verification}") Duration verification,
            @Value("${unstuck.diagnosis.schedule}") Duration schedule,
            @Value("${unstuck.diagnosis.lately}") Duration lately) {
        return new Patience(approver, source, verification, schedule, lately);
    }

    @Bean
    Suspects suspects(DSLContext sql) {
        return new JooqSuspects(sql);
    }

    @Bean
    SourceReports sourceReports(DSLContext sql) {
        return new JooqSourceReports(sql);
    }

    @Bean
    CaseFiles caseFiles(
            RequestsUnderWay requestsUnderWay,
            Approvals approvals,
            Consultations consultations,
            Deliveries deliveries,
            ProvisioningWork work,
            SourceReports sourceReports,
            Identities identities,
            AccessRequestSettings settings,
            Patience patience) {
        return new CaseFiles(
                requestsUnderWay,
                approvals,
                consultations,
                deliveries,
                work,
                sourceReports,
                identities,
                settings,
                RetryPolicy.DEFAULT,
                patience);
    }

    @Bean
    DiagnoseRequest diagnoseRequest(
            IdentityRequests identityRequests,
            RequestsUnderWay requestsUnderWay,
            CaseFiles caseFiles,
            InstantSource clock) {
        return new DiagnoseRequest(identityRequests, requestsUnderWay, caseFiles, clock);
    }

    @Bean
    FindStuckRequests findStuckRequests(
            Suspects suspects,
            CaseFiles caseFiles,
            InstantSource clock,
            @Value("${unstuck.diagnosis.most-suspects}") int mostSuspects) {
        return new FindStuckRequests(suspects, caseFiles, clock, mostSuspects);
    }
}
