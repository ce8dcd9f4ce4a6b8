package org.unstuck.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionException;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.Transactions.Attempt;
import org.unstuck.application.port.TransactionsContract;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.request.JooqIdentityRequests;

class SpringTransactionsTest extends TransactionsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdentityRequests identityRequests = new JooqIdentityRequests(database.sql());

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Override
    protected IdentityRequests identityRequests() {
        return identityRequests;
    }

    @Override
    protected void refuse(TrackingNumber trackingNumber) {
        database.refuse(trackingNumber);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "23505", "23514", "54000", "P0001", "U0001"})
    void callsItARefusalWhenARowIsTheReason(String state) {
        Attempt attempt = inTransaction(() -> transactions().attempt(() -> fail(state)));

        assertThat(attempt)
                .isEqualTo(new Attempt.Refused("the database refused this request (SQLSTATE " + state + ")"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"25006", "40001", "40P01", "42P01", "42703", "53100", "53300", "55P03", "57014", "58030", "XX000"
            })
    void throwsWhatIsNoRowsFault(String state) {
        assertThatThrownBy(() -> inTransaction(() -> transactions().attempt(() -> fail(state))))
                .isInstanceOfSatisfying(
                        DataAccessException.class,
                        fault -> assertThat(fault.sqlState()).isEqualTo(state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01"})
    void throwsWhatEndsTheConnection(String state) {
        assertThatThrownBy(() -> inTransaction(() -> transactions().attempt(() -> fail(state))))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
    }

    @Test
    void goesOnAfterAFaultThatTheCallerSurvives() {
        String seen = inTransaction(() -> {
            assertThatThrownBy(() -> transactions().attempt(() -> fail("40P01")))
                    .isInstanceOf(DataAccessException.class);
            return database.sql().fetchSingle("select 'still here'").into(String.class);
        });

        assertThat(seen).isEqualTo("still here");
    }

    private void fail(String state) {
        database.sql().execute("do $$ begin raise exception 'as asked' using errcode = '" + state + "'; end $$");
    }
}
