package org.unstuck.rest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.unstuck.application.approval.ApproveInBulk;
import org.unstuck.application.approval.DecideApproval;
import org.unstuck.application.approval.ReadApprovals;
import org.unstuck.application.approval.ReadApprovers;
import org.unstuck.application.closing.CancelCloseRun;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.application.closing.ConcludeCloseRun;
import org.unstuck.application.closing.ReadCloseRuns;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.application.consultation.AnswerConsultation;
import org.unstuck.application.consultation.AskSubscriber;
import org.unstuck.application.consultation.CompleteInvocation;
import org.unstuck.application.diagnosis.CaseFiles;
import org.unstuck.application.diagnosis.DiagnoseRequest;
import org.unstuck.application.diagnosis.FindStuckRequests;
import org.unstuck.application.directory.ReadIdentities;
import org.unstuck.application.directory.ReadRequestableObjects;
import org.unstuck.application.idempotency.AnswerOnce;
import org.unstuck.application.importing.ImportDocuments;
import org.unstuck.application.life.CancelRequests;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.FieldFilters;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.InMemoryAccessRequestSettings;
import org.unstuck.application.port.InMemoryApprovals;
import org.unstuck.application.port.InMemoryAuditTrail;
import org.unstuck.application.port.InMemoryCloseRuns;
import org.unstuck.application.port.InMemoryConsultations;
import org.unstuck.application.port.InMemoryDeliveries;
import org.unstuck.application.port.InMemoryIdempotencyKeys;
import org.unstuck.application.port.InMemoryIdentities;
import org.unstuck.application.port.InMemoryIdentityRequests;
import org.unstuck.application.port.InMemoryOutgoingEvents;
import org.unstuck.application.port.InMemoryPersonalAccessTokens;
import org.unstuck.application.port.InMemoryProvisioningWork;
import org.unstuck.application.port.InMemoryRequestBudgets;
import org.unstuck.application.port.InMemoryRequestableObjects;
import org.unstuck.application.port.InMemoryRequestedItems;
import org.unstuck.application.port.InMemoryRequestsUnderWay;
import org.unstuck.application.port.InMemorySourceReports;
import org.unstuck.application.port.InMemorySuspects;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.InMemoryTriggerSubscriptions;
import org.unstuck.application.port.RecordingCloseRunWorkflows;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.application.port.SpokenCallbacks;
import org.unstuck.application.progress.ReadProgress;
import org.unstuck.application.provisioning.ClaimProvisioningOrders;
import org.unstuck.application.provisioning.RecordProvisioningResult;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.application.request.ReadIdentityRequests;
import org.unstuck.application.submission.ChangeAccessRequestConfig;
import org.unstuck.application.submission.KnownDirectory;
import org.unstuck.application.submission.ReadAccessRequestConfig;
import org.unstuck.application.submission.SubmitAccessRequest;
import org.unstuck.application.token.ChangePersonalAccessToken;
import org.unstuck.application.token.CreatePersonalAccessToken;
import org.unstuck.application.token.NotePersonalAccessTokenUse;
import org.unstuck.application.token.ReadPersonalAccessTokens;
import org.unstuck.application.token.RevokePersonalAccessToken;
import org.unstuck.application.trigger.ChangeSigningSecret;
import org.unstuck.application.trigger.ChangeTriggerSubscription;
import org.unstuck.application.trigger.CreateTriggerSubscription;
import org.unstuck.application.trigger.ReadDeliveries;
import org.unstuck.application.trigger.ReadTriggerSubscriptions;
import org.unstuck.application.trigger.ReadTriggers;
import org.unstuck.application.trigger.RemoveTriggerSubscription;
import org.unstuck.application.trigger.ReplayDeliveries;
import org.unstuck.application.trigger.SendTestInvocations;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.diagnosis.Patience;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.token.AdministratorClient;
import org.unstuck.rest.token.SigningKey;

/** A server of this module alone: the real use cases over doubles in memory. Nothing runs in the background. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RestConfiguration.class, ApiSecurityConfiguration.class})
public class TestServer {

    public static final AdministratorClient ADMINISTRATOR = new AdministratorClient(
            "0123456789abcdef0123456789abcdef", "a long & random + secret=100%", "ad".repeat(16), "Ada Administrator");

    /** Looking for this one makes the server break with a text that must not get out. */
    public static final TrackingNumber BREAKS_THE_SERVER = TrackingNumber.of("f".repeat(32));

    public static final int MAX_KEYS_PER_CLIENT = 20;

    public static final int MOST_SUSPECTS = 100_000;

    @Bean
    AdministratorClient administratorClient() {
        return ADMINISTRATOR;
    }

    @Bean
    SigningKey signingKey() {
        return SigningKey.generate();
    }

    @Bean
    InMemoryTransactions transactions() {
        return new InMemoryTransactions();
    }

    @Bean
    InMemoryCloseRuns closeRuns(InMemoryTransactions transactions) {
        return new InMemoryCloseRuns(transactions);
    }

    @Bean
    InMemoryAuditTrail auditTrail(InMemoryTransactions transactions) {
        return new InMemoryAuditTrail(transactions);
    }

    @Bean
    InMemoryOutgoingEvents outgoingEvents(InMemoryTransactions transactions, InMemoryCloseRuns closeRuns) {
        return new InMemoryOutgoingEvents(transactions, closeRuns);
    }

    @Bean
    RecordingCloseRunWorkflows workflows(InMemoryTransactions transactions) {
        return new RecordingCloseRunWorkflows(transactions);
    }

    @Bean
    InMemoryIdentityRequests keptIdentityRequests(InMemoryTransactions transactions) {
        return new InMemoryIdentityRequests(transactions);
    }

    @Bean
    @Primary
    IdentityRequests identityRequests(InMemoryIdentityRequests inMemory) {
        return (IdentityRequests) Proxy.newProxyInstance(
                IdentityRequests.class.getClassLoader(),
                new Class<?>[] {IdentityRequests.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("find") && BREAKS_THE_SERVER.equals(args[0])) {
                        throw new IllegalStateException("select secret from identity_request");
                    }
                    try {
                        return method.invoke(inMemory, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Bean
    SequentialIds newIds() {
        return new SequentialIds();
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    InMemoryRequestBudgets requestBudgets(InstantSource clock) {
        return new InMemoryRequestBudgets(clock);
    }

    @Bean
    InMemoryIdempotencyKeys idempotencyKeys(InMemoryTransactions transactions) {
        return new InMemoryIdempotencyKeys(transactions);
    }

    @Bean
    AnswerOnce answerOnce(InMemoryIdempotencyKeys keys, InMemoryTransactions transactions, InstantSource clock) {
        return new AnswerOnce(
                keys, transactions, clock, new AnswerOnce.Limits(MAX_KEYS_PER_CLIENT, 8, Duration.ofSeconds(10)));
    }

    @Bean
    StartCloseRun startCloseRun(
            InMemoryCloseRuns closeRuns,
            InMemoryAuditTrail auditTrail,
            RecordingCloseRunWorkflows workflows,
            InMemoryTransactions transactions,
            SequentialIds newIds,
            InstantSource clock) {
        return new StartCloseRun(closeRuns, auditTrail, workflows, transactions, newIds, clock);
    }

    @Bean
    CloseRequests closeRequests(
            InMemoryCloseRuns closeRuns,
            IdentityRequests identityRequests,
            InMemoryOutgoingEvents outgoingEvents,
            InMemoryTransactions transactions,
            SequentialIds newIds,
            InstantSource clock) {
        return new CloseRequests(closeRuns, identityRequests, outgoingEvents, transactions, newIds, clock, 500);
    }

    @Bean
    ConcludeCloseRun concludeCloseRun(
            InMemoryCloseRuns closeRuns,
            InMemoryAuditTrail auditTrail,
            InMemoryTransactions transactions,
            SequentialIds newIds,
            InstantSource clock) {
        return new ConcludeCloseRun(closeRuns, auditTrail, transactions, newIds, clock);
    }

    @Bean
    CancelCloseRun cancelCloseRun(
            InMemoryCloseRuns closeRuns,
            InMemoryAuditTrail auditTrail,
            InMemoryOutgoingEvents outgoingEvents,
            RecordingCloseRunWorkflows workflows,
            InMemoryTransactions transactions,
            SequentialIds newIds,
            InstantSource clock) {
        return new CancelCloseRun(closeRuns, auditTrail, outgoingEvents, workflows, transactions, newIds, clock);
    }

    @Bean
    ReadCloseRuns readCloseRuns(InMemoryCloseRuns closeRuns, InMemoryAuditTrail auditTrail) {
        return new ReadCloseRuns(closeRuns, auditTrail);
    }

    @Bean
    ImportIdentityRequests importIdentityRequests(
            IdentityRequests identityRequests, InMemoryTransactions transactions) {
        return new ImportIdentityRequests(identityRequests, transactions);
    }

    @Bean
    InMemoryPersonalAccessTokens personalAccessTokens(InMemoryTransactions transactions) {
        return new InMemoryPersonalAccessTokens(transactions);
    }

    @Bean
    CreatePersonalAccessToken createPersonalAccessToken(
            InMemoryPersonalAccessTokens tokens, InMemoryTransactions transactions, InstantSource clock) {
        return new CreatePersonalAccessToken(tokens, transactions, UUID::randomUUID, new SecureRandom(), clock);
    }

    @Bean
    ReadPersonalAccessTokens readPersonalAccessTokens(InMemoryPersonalAccessTokens tokens) {
        return new ReadPersonalAccessTokens(tokens);
    }

    @Bean
    ChangePersonalAccessToken changePersonalAccessToken(
            InMemoryPersonalAccessTokens tokens, InMemoryTransactions transactions, InstantSource clock) {
        return new ChangePersonalAccessToken(tokens, transactions, clock);
    }

    @Bean
    RevokePersonalAccessToken revokePersonalAccessToken(
            InMemoryPersonalAccessTokens tokens, InMemoryTransactions transactions) {
        return new RevokePersonalAccessToken(tokens, transactions);
    }

    @Bean
    NotePersonalAccessTokenUse notePersonalAccessTokenUse(
            InMemoryPersonalAccessTokens tokens, InMemoryTransactions transactions, InstantSource clock) {
        return new NotePersonalAccessTokenUse(tokens, transactions, clock);
    }

    @Bean
    ReadIdentityRequests readIdentityRequests(IdentityRequests identityRequests) {
        return new ReadIdentityRequests(identityRequests);
    }

    @Bean
    InMemoryIdentities identities(InMemoryTransactions transactions) {
        return new InMemoryIdentities(transactions);
    }

    @Bean
    InMemoryRequestableObjects requestableObjects(InMemoryTransactions transactions) {
        return new InMemoryRequestableObjects(transactions);
    }

    @Bean
    ImportDocuments<String, Identity> importIdentities(
            InMemoryIdentities identities, InMemoryTransactions transactions) {
        return ImportDocuments.replacing("identities", identities.people, Identity::id, transactions);
    }

    @Bean
    ImportDocuments<String, GovernanceGroup> importGovernanceGroups(
            InMemoryIdentities identities, InMemoryTransactions transactions) {
        return ImportDocuments.replacing("governance groups", identities.groups, GovernanceGroup::id, transactions);
    }

    @Bean
    ImportDocuments<String, Source> importSources(
            InMemoryRequestableObjects requestableObjects, InMemoryTransactions transactions) {
        return ImportDocuments.replacing("sources", requestableObjects.sources, Source::id, transactions);
    }

    @Bean
    ImportDocuments<ObjectReference, RequestableObject> importRequestableObjects(
            InMemoryRequestableObjects requestableObjects, InMemoryTransactions transactions) {
        return ImportDocuments.replacing(
                "requestable objects", requestableObjects.objects, RequestableObject::reference, transactions);
    }

    @Bean
    ReadIdentities readIdentities(InMemoryIdentities identities) {
        return new ReadIdentities(identities);
    }

    @Bean
    ReadRequestableObjects readRequestableObjects(
            InMemoryRequestableObjects requestableObjects, InMemoryIdentities identities) {
        return new ReadRequestableObjects(requestableObjects, identities);
    }

    @Bean
    InMemoryTriggerSubscriptions triggerSubscriptions(InMemoryTransactions transactions) {
        return new InMemoryTriggerSubscriptions(transactions);
    }

    @Bean
    FieldFilters eventFilters() {
        return new FieldFilters();
    }

    @Bean
    ReadTriggers readTriggers() {
        return new ReadTriggers();
    }

    @Bean
    ReadTriggerSubscriptions readTriggerSubscriptions(InMemoryTriggerSubscriptions subscriptions) {
        return new ReadTriggerSubscriptions(subscriptions);
    }

    @Bean
    CreateTriggerSubscription createTriggerSubscription(
            InMemoryTriggerSubscriptions subscriptions,
            FieldFilters filters,
            InMemoryTransactions transactions,
            InstantSource clock) {
        return new CreateTriggerSubscription(subscriptions, filters, transactions, UUID::randomUUID, clock);
    }

    @Bean
    ChangeTriggerSubscription changeTriggerSubscription(
            InMemoryTriggerSubscriptions subscriptions,
            FieldFilters filters,
            InMemoryTransactions transactions,
            InstantSource clock) {
        return new ChangeTriggerSubscription(subscriptions, filters, transactions, clock);
    }

    @Bean
    RemoveTriggerSubscription removeTriggerSubscription(
            InMemoryTriggerSubscriptions subscriptions, InMemoryTransactions transactions) {
        return new RemoveTriggerSubscription(subscriptions, transactions);
    }

    @Bean
    ChangeSigningSecret changeSigningSecret(
            InMemoryTriggerSubscriptions subscriptions, InMemoryTransactions transactions, InstantSource clock) {
        return new ChangeSigningSecret(subscriptions, transactions, new SecureRandom(), clock);
    }

    @Bean
    InMemoryRequestsUnderWay requestsUnderWay(
            InMemoryTransactions transactions, InMemoryIdentityRequests identityRequests) {
        return new InMemoryRequestsUnderWay(transactions, identityRequests);
    }

    @Bean
    InMemoryApprovals approvals(InMemoryTransactions transactions, InMemoryIdentityRequests identityRequests) {
        return new InMemoryApprovals(transactions, identityRequests);
    }

    @Bean
    ReadProgress readProgress(
            InMemoryTransactions transactions,
            InMemoryIdentityRequests identityRequests,
            InMemoryApprovals approvals,
            InMemoryRequestableObjects requestableObjects,
            InMemoryConsultations consultations,
            KnownDirectory directory) {
        return new ReadProgress(
                new InMemoryRequestedItems(transactions, identityRequests, approvals),
                requestableObjects,
                consultations,
                directory);
    }

    @Bean
    InMemoryProvisioningWork provisioningWork(
            InMemoryTransactions transactions, InMemoryIdentityRequests identityRequests) {
        return new InMemoryProvisioningWork(transactions, identityRequests);
    }

    @Bean
    InMemoryConsultations consultations(InMemoryTransactions transactions, InMemoryIdentityRequests identityRequests) {
        return new InMemoryConsultations(transactions, identityRequests);
    }

    @Bean
    InMemoryDeliveries deliveries(InMemoryTransactions transactions, InMemoryOutgoingEvents outgoingEvents) {
        return new InMemoryDeliveries(transactions, outgoingEvents);
    }

    @Bean
    AnswerConsultation answerConsultation(
            InMemoryConsultations consultations,
            AskSubscriber askSubscriber,
            KnownDirectory directory,
            InMemoryAccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            InMemoryTransactions transactions,
            SequentialIds newIds,
            InstantSource clock) {
        return new AnswerConsultation(
                consultations, askSubscriber, directory, settings, lives, writes, transactions, newIds, clock);
    }

    @Bean
    SpokenCallbacks callbacks() {
        return new SpokenCallbacks();
    }

    @Bean
    CompleteInvocation completeInvocation(
            InMemoryConsultations consultations,
            InMemoryDeliveries deliveries,
            SpokenCallbacks callbacks,
            AnswerConsultation answerConsultation) {
        return new CompleteInvocation(
                consultations,
                deliveries,
                callbacks,
                (trigger, json) -> new Answer.PreApproval(json.contains("true"), json, "Subscriber"),
                answerConsultation);
    }

    @Bean
    AskSubscriber askSubscriber(
            InMemoryTriggerSubscriptions subscriptions,
            FieldFilters filters,
            InMemoryOutgoingEvents outgoingEvents,
            InMemoryDeliveries deliveries,
            SequentialIds newIds) {
        return new AskSubscriber(subscriptions, event -> "{}", filters, outgoingEvents, deliveries, newIds);
    }

    @Bean
    InMemoryAccessRequestSettings accessRequestSettings(InMemoryTransactions transactions) {
        return new InMemoryAccessRequestSettings(transactions);
    }

    @Bean
    KnownDirectory directory(
            InMemoryIdentities identities,
            InMemoryRequestableObjects requestableObjects,
            InMemoryAccessRequestSettings settings) {
        return new KnownDirectory(identities, requestableObjects, settings);
    }

    @Bean
    ReadAccessRequestConfig readAccessRequestConfig(InMemoryAccessRequestSettings settings) {
        return new ReadAccessRequestConfig(settings);
    }

    @Bean
    ChangeAccessRequestConfig changeAccessRequestConfig(
            InMemoryAccessRequestSettings settings, KnownDirectory directory, InMemoryTransactions transactions) {
        return new ChangeAccessRequestConfig(settings, directory, transactions);
    }

    @Bean
    SubmitAccessRequest submitAccessRequest(
            KnownDirectory directory,
            InMemoryAccessRequestSettings settings,
            IdentityRequests identityRequests,
            InMemoryRequestsUnderWay requestsUnderWay,
            InMemoryApprovals approvals,
            InMemoryProvisioningWork work,
            InMemoryTriggerSubscriptions subscriptions,
            AskSubscriber askSubscriber,
            InMemoryConsultations consultations,
            InMemoryAuditTrail auditTrail,
            InMemoryTransactions transactions,
            SequentialIds newIds,
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
    LockedLives lockedLives(
            IdentityRequests identityRequests,
            InMemoryApprovals approvals,
            InMemoryConsultations consultations,
            InMemoryProvisioningWork work) {
        return new LockedLives(identityRequests, approvals, consultations, work);
    }

    @Bean
    StepWrites stepWrites(
            InMemoryRequestsUnderWay requestsUnderWay,
            InMemoryApprovals approvals,
            InMemoryConsultations consultations,
            InMemoryProvisioningWork work,
            InMemoryAuditTrail auditTrail,
            InMemoryOutgoingEvents outgoingEvents,
            SequentialIds newIds) {
        return new StepWrites(requestsUnderWay, approvals, consultations, work, auditTrail, outgoingEvents, newIds);
    }

    @Bean
    CancelRequests cancelRequests(
            InMemoryRequestsUnderWay requestsUnderWay,
            LockedLives lives,
            StepWrites writes,
            InMemoryTransactions transactions,
            InstantSource clock) {
        return new CancelRequests(requestsUnderWay, lives, writes, transactions, clock);
    }

    @Bean
    ClaimProvisioningOrders claimProvisioningOrders(
            InMemoryProvisioningWork work,
            InMemoryRequestsUnderWay requestsUnderWay,
            InMemoryTransactions transactions,
            InstantSource clock) {
        return new ClaimProvisioningOrders(work, requestsUnderWay, transactions, clock);
    }

    @Bean
    RecordProvisioningResult recordProvisioningResult(
            LockedLives lives, StepWrites writes, InMemoryTransactions transactions, InstantSource clock) {
        return new RecordProvisioningResult(lives, writes, transactions, clock, RetryPolicy.DEFAULT);
    }

    @Bean
    DecideApproval decideApproval(
            InMemoryApprovals approvals,
            KnownDirectory directory,
            InMemoryAccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            InMemoryTransactions transactions,
            InstantSource clock) {
        return new DecideApproval(approvals, directory, settings, lives, writes, transactions, clock);
    }

    @Bean
    ApproveInBulk approveInBulk(
            InMemoryApprovals approvals,
            InMemoryAccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            InMemoryTransactions transactions,
            InstantSource clock) {
        return new ApproveInBulk(approvals, settings, lives, writes, transactions, clock);
    }

    @Bean
    ReadApprovals readApprovals(
            InMemoryApprovals approvals,
            InMemoryRequestsUnderWay requestsUnderWay,
            InMemoryRequestableObjects requestableObjects,
            KnownDirectory directory,
            InMemoryAccessRequestSettings settings,
            InMemoryConsultations consultations) {
        return new ReadApprovals(approvals, requestsUnderWay, requestableObjects, directory, settings, consultations);
    }

    @Bean
    ReadApprovers readApprovers(
            InMemoryApprovals approvals, InMemoryRequestsUnderWay requestsUnderWay, InMemoryIdentities identities) {
        return new ReadApprovers(approvals, requestsUnderWay, identities);
    }

    @Bean
    CaseFiles caseFiles(
            InMemoryRequestsUnderWay requestsUnderWay,
            InMemoryApprovals approvals,
            InMemoryConsultations consultations,
            InMemoryDeliveries deliveries,
            InMemoryProvisioningWork work,
            InMemoryAuditTrail auditTrail,
            InMemoryIdentities identities,
            InMemoryAccessRequestSettings settings) {
        return new CaseFiles(
                requestsUnderWay,
                approvals,
                consultations,
                deliveries,
                work,
                new InMemorySourceReports(auditTrail),
                identities,
                settings,
                RetryPolicy.DEFAULT,
                Patience.DEFAULT);
    }

    @Bean
    DiagnoseRequest diagnoseRequest(
            IdentityRequests identityRequests,
            InMemoryRequestsUnderWay requestsUnderWay,
            CaseFiles caseFiles,
            InstantSource clock) {
        return new DiagnoseRequest(identityRequests, requestsUnderWay, caseFiles, clock);
    }

    @Bean
    FindStuckRequests findStuckRequests(
            InMemoryIdentityRequests identityRequests, CaseFiles caseFiles, InstantSource clock) {
        return new FindStuckRequests(new InMemorySuspects(identityRequests), caseFiles, clock, MOST_SUSPECTS);
    }

    @Bean
    SendTestInvocations sendTestInvocations(
            InMemoryOutgoingEvents outgoingEvents,
            InMemoryDeliveries deliveries,
            InMemoryTransactions transactions,
            InstantSource clock) {
        return new SendTestInvocations(outgoingEvents, deliveries, transactions, UUID::randomUUID, clock);
    }

    @Bean
    ReadDeliveries readDeliveries(
            InMemoryDeliveries deliveries, InMemoryConsultations consultations, InstantSource clock) {
        return new ReadDeliveries(deliveries, consultations, clock);
    }

    @Bean
    ReplayDeliveries replayDeliveries(
            InMemoryDeliveries deliveries, InMemoryTransactions transactions, InstantSource clock) {
        return new ReplayDeliveries(deliveries, transactions, clock);
    }
}
