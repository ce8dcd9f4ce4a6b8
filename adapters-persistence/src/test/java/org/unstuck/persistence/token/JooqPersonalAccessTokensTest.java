package org.unstuck.persistence.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.token.TokenFixture.ADA;
import static org.unstuck.domain.token.TokenFixture.ADMINISTRATOR;
import static org.unstuck.domain.token.TokenFixture.token;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.PersonalAccessTokens;
import org.unstuck.application.port.PersonalAccessTokensContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.token.CreatePersonalAccessToken;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.Scopes;
import org.unstuck.persistence.PostgresDatabase;

class JooqPersonalAccessTokensTest extends PersonalAccessTokensContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final PersonalAccessTokens tokens = new JooqPersonalAccessTokens(database.sql());

    @Override
    protected PersonalAccessTokens tokens() {
        return tokens;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Test
    void neverHoldsMoreThanTenOfAPersonHoweverManyAreMadeAtOnce() {
        CreatePersonalAccessToken create = new CreatePersonalAccessToken(
                tokens, database.transactions(), UUID::randomUUID, new SecureRandom(), InstantSource.system());
        List<CreatePersonalAccessToken.Result> results;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            results = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> create.create(new CreatePersonalAccessToken.Command(
                                    ADA,
                                    ADMINISTRATOR,
                                    "token " + i,
                                    Scopes.EVERYTHING,
                                    PersonalAccessToken.DEFAULT_VALIDITY,
                                    null,
                                    true)),
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(results.stream().filter(CreatePersonalAccessToken.Result.Created.class::isInstance))
                .hasSize(10);
        assertThat(tokens.count(new Visibility.OwnOf(ADA.id()), Selection.ALL)).isEqualTo(10);
    }

    @Test
    void keepsNamesApartEvenForWhoeverForgetsTheLock() {
        inTransaction(() -> tokens.add(token(1, ADA)));
        PersonalAccessToken same = token(2, ADA)
                .changed("token 1", Scopes.EVERYTHING, token(2, ADA).expiration());

        assertThatThrownBy(() -> inTransaction(() -> tokens.add(same))).isInstanceOf(DataAccessException.class);
    }
}
