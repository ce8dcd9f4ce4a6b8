package org.unstuck.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.PersonalAccessTokens;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.token.ChangePersonalAccessToken;
import org.unstuck.application.token.CreatePersonalAccessToken;
import org.unstuck.application.token.NotePersonalAccessTokenUse;
import org.unstuck.application.token.ReadPersonalAccessTokens;
import org.unstuck.application.token.RevokePersonalAccessToken;
import org.unstuck.persistence.token.JooqPersonalAccessTokens;

/** Personal access tokens: their use cases and where they are kept. */
@Configuration(proxyBeanMethods = false)
class PersonalAccessTokensConfiguration {

    @Bean
    PersonalAccessTokens personalAccessTokens(DSLContext sql) {
        return new JooqPersonalAccessTokens(sql);
    }

    @Bean
    CreatePersonalAccessToken createPersonalAccessToken(
            PersonalAccessTokens tokens, Transactions transactions, NewIds newIds, InstantSource clock) {
        return new CreatePersonalAccessToken(tokens, transactions, newIds, new SecureRandom(), clock);
    }

    @Bean
    ReadPersonalAccessTokens readPersonalAccessTokens(PersonalAccessTokens tokens) {
        return new ReadPersonalAccessTokens(tokens);
    }

    @Bean
    ChangePersonalAccessToken changePersonalAccessToken(
            PersonalAccessTokens tokens, Transactions transactions, InstantSource clock) {
        return new ChangePersonalAccessToken(tokens, transactions, clock);
    }

    @Bean
    RevokePersonalAccessToken revokePersonalAccessToken(PersonalAccessTokens tokens, Transactions transactions) {
        return new RevokePersonalAccessToken(tokens, transactions);
    }

    @Bean
    NotePersonalAccessTokenUse notePersonalAccessTokenUse(
            PersonalAccessTokens tokens, Transactions transactions, InstantSource clock) {
        return new NotePersonalAccessTokenUse(tokens, transactions, clock);
    }
}
