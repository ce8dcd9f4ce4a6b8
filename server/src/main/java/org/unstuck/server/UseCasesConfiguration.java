package org.unstuck.server;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.closing.CancelCloseRun;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.application.closing.ConcludeCloseRun;
import org.unstuck.application.closing.ReadCloseRuns;
import org.unstuck.application.closing.ReopenRequests;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.application.directory.ReadIdentities;
import org.unstuck.application.directory.ReadRequestableObjects;
import org.unstuck.application.importing.ImportDocuments;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.CloseRunWorkflows;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.ImportedDocuments;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.RequestableObjects;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.application.request.ReadIdentityRequests;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;

/** The use cases, put together from the ports. */
@Configuration(proxyBeanMethods = false)
class UseCasesConfiguration {

    /** Milliseconds are what the wire carries. */
    @Bean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    NewIds newIds() {
        TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
        return generator::generate;
    }

    @Bean
    StartCloseRun startCloseRun(
            CloseRuns closeRuns,
            AuditTrail auditTrail,
            CloseRunWorkflows workflows,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        return new StartCloseRun(closeRuns, auditTrail, workflows, transactions, newIds, clock);
    }

    @Bean
    CloseRequests closeRequests(
            CloseRuns closeRuns,
            IdentityRequests identityRequests,
            OutgoingEvents outgoingEvents,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock,
            @Value("${unstuck.close.chunk-size}") int chunkSize) {
        return new CloseRequests(closeRuns, identityRequests, outgoingEvents, transactions, newIds, clock, chunkSize);
    }

    @Bean
    ConcludeCloseRun concludeCloseRun(
            CloseRuns closeRuns, AuditTrail auditTrail, Transactions transactions, NewIds newIds, InstantSource clock) {
        return new ConcludeCloseRun(closeRuns, auditTrail, transactions, newIds, clock);
    }

    @Bean
    CancelCloseRun cancelCloseRun(
            CloseRuns closeRuns,
            AuditTrail auditTrail,
            OutgoingEvents outgoingEvents,
            CloseRunWorkflows workflows,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        return new CancelCloseRun(closeRuns, auditTrail, outgoingEvents, workflows, transactions, newIds, clock);
    }

    @Bean
    ReopenRequests reopenRequests(
            CloseRuns closeRuns,
            IdentityRequests identityRequests,
            AuditTrail auditTrail,
            OutgoingEvents outgoingEvents,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        return new ReopenRequests(closeRuns, identityRequests, auditTrail, outgoingEvents, transactions, newIds, clock);
    }

    @Bean
    ReadCloseRuns readCloseRuns(CloseRuns closeRuns, AuditTrail auditTrail) {
        return new ReadCloseRuns(closeRuns, auditTrail);
    }

    @Bean
    ImportIdentityRequests importIdentityRequests(IdentityRequests identityRequests, Transactions transactions) {
        return new ImportIdentityRequests(identityRequests, transactions);
    }

    @Bean
    ReadIdentityRequests readIdentityRequests(IdentityRequests identityRequests) {
        return new ReadIdentityRequests(identityRequests);
    }

    @Bean
    ImportDocuments<String, Identity> importIdentities(
            ImportedDocuments<String, Identity> documents, Transactions transactions) {
        return ImportDocuments.replacing("identities", documents, Identity::id, transactions);
    }

    @Bean
    ImportDocuments<String, GovernanceGroup> importGovernanceGroups(
            ImportedDocuments<String, GovernanceGroup> documents, Transactions transactions) {
        return ImportDocuments.replacing("governance groups", documents, GovernanceGroup::id, transactions);
    }

    @Bean
    ImportDocuments<String, Source> importSources(
            ImportedDocuments<String, Source> documents, Transactions transactions) {
        return ImportDocuments.replacing("sources", documents, Source::id, transactions);
    }

    @Bean
    ImportDocuments<ObjectReference, RequestableObject> importRequestableObjects(
            ImportedDocuments<ObjectReference, RequestableObject> documents, Transactions transactions) {
        return ImportDocuments.replacing("requestable objects", documents, RequestableObject::reference, transactions);
    }

    @Bean
    ReadIdentities readIdentities(Identities identities) {
        return new ReadIdentities(identities);
    }

    @Bean
    ReadRequestableObjects readRequestableObjects(RequestableObjects requestableObjects, Identities identities) {
        return new ReadRequestableObjects(requestableObjects, identities);
    }
}
