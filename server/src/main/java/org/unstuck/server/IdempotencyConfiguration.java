package org.unstuck.server;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.idempotency.AnswerOnce;
import org.unstuck.application.idempotency.ForgetAnswers;
import org.unstuck.application.port.IdempotencyKeys;
import org.unstuck.application.port.Transactions;

/** Answers that are kept for calls with an idempotency key, and their removal. */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_REMOVALS = Duration.ofMinutes(1);

    /** An import takes a second connection while its call holds one, so not all may be held by such calls. */
    @Bean
    AnswerOnce answerOnce(
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock,
            @Value("${unstuck.idempotency.max-keys-per-client}") int keysPerClient,
            @Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
        if (keysPerClient < 1) {
            throw new IllegalArgumentException(
                    "unstuck.idempotency.max-keys-per-client must be at least 1, not " + keysPerClient);
        }
        if (connections < 2) {
            throw new IllegalArgumentException(
                    "spring.datasource.hikari.maximum-pool-size must be at least 2, not " + connections);
        }
        return new AnswerOnce(
                keys, transactions, clock, new AnswerOnce.Limits(keysPerClient, connections / 2, PATIENCE));
    }

    @Bean
    ForgetAnswers forgetAnswers(IdempotencyKeys keys, Transactions transactions, InstantSource clock) {
        return new ForgetAnswers(keys, transactions, clock);
    }

    @Bean
    Housekeeping forgettingAnswers(ForgetAnswers forgetAnswers) {
        return new Housekeeping("forget-answers", BETWEEN_REMOVALS, forgetAnswers::forget);
    }
}
