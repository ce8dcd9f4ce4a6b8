package org.unstuck.persistence.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.persistence.jooq.tables.RequestBudget.REQUEST_BUDGET;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.RequestBudgets;
import org.unstuck.application.port.RequestBudgetsContract;
import org.unstuck.persistence.PostgresDatabase;

class Bucket4jRequestBudgetsTest extends RequestBudgetsContract {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final RequestBudgets budgets = new Bucket4jRequestBudgets(database.dataSource(), clock);

    @Override
    protected RequestBudgets budgets() {
        return budgets;
    }

    @Test
    void sharesABudgetWithOtherNodes() {
        RequestBudgets other = new Bucket4jRequestBudgets(database.dataSource(), clock);
        RequestBudgets.Budget budget = new RequestBudgets.Budget("somebody", 100, WINDOW);

        assertThat(budgets.take(budget, 60).left()).isEqualTo(40);
        assertThat(other.take(budget, 60).taken()).isEqualTo(40);
        assertThat(budgets.take(budget, 1).taken()).isZero();
    }

    @Test
    void removesBudgetsThatNobodyNeedsAnyMore() {
        for (int client = 0; client < 20; client++) {
            budgets.take(new RequestBudgets.Budget("client " + client, 100, WINDOW), 1);
        }
        database.sql().execute("update request_budget set expires_at = expires_at - 21000");
        database.sql().execute("insert into request_budget (id) values ('left empty by a crash')");

        clock.pass(Duration.ofSeconds(61));
        budgets.take(new RequestBudgets.Budget("the next one", 100, WINDOW), 1);

        assertThat(rows()).isEqualTo(2);
        database.sql().execute("update request_budget set expires_at = expires_at - 61000");
        clock.pass(Duration.ofSeconds(61));
        budgets.take(new RequestBudgets.Budget("yet another one", 100, WINDOW), 1);
        assertThat(rows()).isEqualTo(1);
    }

    private int rows() {
        return database.sql().fetchCount(REQUEST_BUDGET);
    }
}
