package org.unstuck.server;

import java.time.Duration;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.approval.ApproveInBulk;
import org.unstuck.application.approval.ChaseApprovals;
import org.unstuck.application.approval.DecideApproval;
import org.unstuck.application.approval.ReadApprovals;
import org.unstuck.application.approval.ReadApprovers;
import org.unstuck.application.consultation.AskSubscriber;
import org.unstuck.application.life.CancelRequests;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Directory;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.RequestableObjects;
import org.unstuck.application.port.RequestedItems;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.application.progress.ReadProgress;
import org.unstuck.application.provisioning.ClaimProvisioningOrders;
import org.unstuck.application.provisioning.RecordProvisioningResult;
import org.unstuck.application.submission.ChangeAccessRequestConfig;
import org.unstuck.application.submission.KnownDirectory;
import org.unstuck.application.submission.ReadAccessRequestConfig;
import org.unstuck.application.submission.SubmitAccessRequest;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.persistence.approval.JooqApprovals;
import org.unstuck.persistence.progress.JooqRequestedItems;
import org.unstuck.persistence.provisioning.JooqProvisioningWork;
import org.unstuck.persistence.request.JooqRequestsUnderWay;
import org.unstuck.persistence.submission.JooqAccessRequestSettings;

/**
 * What carries requests from their submission to their end. Who hands orders over to sources is up to
 * {@link DispatchAutoConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
class LifeConfiguration {

    /** How many requests one transaction is about when approvers are chased. */
    private static final int CHASED_AT_ONCE = 100;

    @Bean
    RequestsUnderWay requestsUnderWay(DSLContext sql) {
        return new JooqRequestsUnderWay(sql);
    }

    @Bean
    Approvals approvals(DSLContext sql) {
        return new JooqApprovals(sql);
    }

    @Bean
    ProvisioningWork provisioningWork(DSLContext sql) {
        return new JooqProvisioningWork(sql);
    }

    @Bean
    AccessRequestSettings accessRequestSettings(DSLContext sql) {
        return new JooqAccessRequestSettings(sql);
    }

    @Bean
    Directory directory(Identities identities, RequestableObjects requestableObjects, AccessRequestSettings settings) {
        return new KnownDirectory(identities, requestableObjects, settings);
    }

    @Bean
    LockedLives lockedLives(
            IdentityRequests identityRequests,
            Approvals approvals,
            Consultations consultations,
            ProvisioningWork work) {
        return new LockedLives(identityRequests, approvals, consultations, work);
    }

    @Bean
    StepWrites stepWrites(
            RequestsUnderWay requests,
            Approvals approvals,
            Consultations consultations,
            ProvisioningWork work,
            AuditTrail auditTrail,
            OutgoingEvents outgoingEvents,
            NewIds newIds) {
        return new StepWrites(requests, approvals, consultations, work, auditTrail, outgoingEvents, newIds);
    }

    @Bean
    SubmitAccessRequest submitAccessRequest(
            Directory directory,
            AccessRequestSettings settings,
            IdentityRequests identityRequests,
            RequestsUnderWay requestsUnderWay,
            Approvals approvals,
            ProvisioningWork work,
            TriggerSubscriptions subscriptions,
            AskSubscriber askSubscriber,
            Consultations consultations,
            AuditTrail auditTrail,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        return new SubmitAccessRequest(
                directory,
                settings,
                identityRequests,
                requestsUnderWay,
                approvals,
                work,
                subscriptions,
                askSubscriber,
                consultations,
                auditTrail,
                transactions,
                newIds,
                clock);
    }

    @Bean
    ReadAccessRequestConfig readAccessRequestConfig(AccessRequestSettings settings) {
        return new ReadAccessRequestConfig(settings);
    }

    @Bean
    ChangeAccessRequestConfig changeAccessRequestConfig(
            AccessRequestSettings settings, Directory directory, Transactions transactions) {
        return new ChangeAccessRequestConfig(settings, directory, transactions);
    }

    @Bean
    DecideApproval decideApproval(
            Approvals approvals,
            Directory directory,
            AccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            InstantSource clock) {
        return new DecideApproval(approvals, directory, settings, lives, writes, transactions, clock);
    }

    @Bean
    ChaseApprovals chaseApprovals(
            Approvals approvals,
            Directory directory,
            AccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            InstantSource clock) {
        return new ChaseApprovals(approvals, directory, settings, lives, writes, transactions, clock);
    }

    @Bean
    Housekeeping chasingApprovals(
            ChaseApprovals chaseApprovals, @Value("${unstuck.approvals.chase-every}") Duration every) {
        return new Housekeeping("chase-approvals", every, Housekeeping.drained(CHASED_AT_ONCE, chaseApprovals::chase));
    }

    @Bean
    ApproveInBulk approveInBulk(
            Approvals approvals,
            AccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            InstantSource clock) {
        return new ApproveInBulk(approvals, settings, lives, writes, transactions, clock);
    }

    @Bean
    ReadApprovals readApprovals(
            Approvals approvals,
            RequestsUnderWay requests,
            RequestableObjects requestableObjects,
            Directory directory,
            AccessRequestSettings settings,
            Consultations consultations) {
        return new ReadApprovals(approvals, requests, requestableObjects, directory, settings, consultations);
    }

    @Bean
    ReadApprovers readApprovers(Approvals approvals, RequestsUnderWay requests, Identities identities) {
        return new ReadApprovers(approvals, requests, identities);
    }

    @Bean
    RequestedItems requestedItems(DSLContext sql) {
        return new JooqRequestedItems(sql);
    }

    @Bean
    ReadProgress readProgress(
            RequestedItems requestedItems,
            RequestableObjects requestableObjects,
            Consultations consultations,
            Directory directory) {
        return new ReadProgress(requestedItems, requestableObjects, consultations, directory);
    }

    @Bean
    CancelRequests cancelRequests(
            RequestsUnderWay requests,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            InstantSource clock) {
        return new CancelRequests(requests, lives, writes, transactions, clock);
    }

    @Bean
    ClaimProvisioningOrders claimProvisioningOrders(
            ProvisioningWork work, RequestsUnderWay requests, Transactions transactions, InstantSource clock) {
        return new ClaimProvisioningOrders(work, requests, transactions, clock);
    }

    @Bean
    RecordProvisioningResult recordProvisioningResult(
            LockedLives lives, StepWrites writes, Transactions transactions, InstantSource clock) {
        return new RecordProvisioningResult(lives, writes, transactions, clock, RetryPolicy.DEFAULT);
    }
}
