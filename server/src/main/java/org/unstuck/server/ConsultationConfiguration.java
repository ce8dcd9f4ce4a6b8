package org.unstuck.server;

import java.time.Duration;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.consultation.AnswerConsultation;
import org.unstuck.application.consultation.AskSubscriber;
import org.unstuck.application.consultation.ChaseConsultations;
import org.unstuck.application.consultation.CompleteInvocation;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.AnswerBodies;
import org.unstuck.application.port.Callbacks;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Directory;
import org.unstuck.application.port.EventBodies;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.events.consultation.JsonAnswers;
import org.unstuck.persistence.consultation.JooqConsultations;
import org.unstuck.persistence.secret.DerivedCallbacks;
import org.unstuck.persistence.secret.SecretCipher;
import org.unstuck.persistence.trigger.EventJson;
import org.unstuck.rest.security.TokenPolicy;

/** What asks subscribers about requests before their approvers are asked. */
@Configuration(proxyBeanMethods = false)
class ConsultationConfiguration {

    private static final int CHASED_AT_ONCE = 200;

    @Bean
    Consultations consultations(DSLContext sql) {
        return new JooqConsultations(sql);
    }

    @Bean
    EventBodies eventBodies() {
        return EventJson::of;
    }

    @Bean
    AnswerBodies answerBodies() {
        return new JsonAnswers();
    }

    @Bean
    Callbacks callbacks(SecretCipher cipher, TokenPolicy policy) {
        // Tokens name their issuer by the address at which this server is called.
        return new DerivedCallbacks(cipher, policy.issuer().replaceAll("/+$", ""));
    }

    @Bean
    AskSubscriber askSubscriber(
            TriggerSubscriptions subscriptions,
            EventBodies bodies,
            EventFilters filters,
            OutgoingEvents outgoingEvents,
            Deliveries deliveries,
            NewIds newIds) {
        return new AskSubscriber(subscriptions, bodies, filters, outgoingEvents, deliveries, newIds);
    }

    @Bean
    AnswerConsultation answerConsultation(
            Consultations consultations,
            AskSubscriber askSubscriber,
            Directory directory,
            AccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        return new AnswerConsultation(
                consultations, askSubscriber, directory, settings, lives, writes, transactions, newIds, clock);
    }

    @Bean
    CompleteInvocation completeInvocation(
            Consultations consultations,
            Deliveries deliveries,
            Callbacks callbacks,
            AnswerBodies bodies,
            AnswerConsultation answerConsultation) {
        return new CompleteInvocation(consultations, deliveries, callbacks, bodies, answerConsultation);
    }

    @Bean
    ChaseConsultations chaseConsultations(
            Consultations consultations,
            AccessRequestSettings settings,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        return new ChaseConsultations(consultations, settings, lives, writes, transactions, newIds, clock);
    }

    @Bean
    Housekeeping chasingConsultations(
            ChaseConsultations chaseConsultations, @Value("${unstuck.approvals.chase-every}") Duration every) {
        return new Housekeeping(
                "chase-consultations", every, Housekeeping.drained(CHASED_AT_ONCE, chaseConsultations::chase));
    }
}
