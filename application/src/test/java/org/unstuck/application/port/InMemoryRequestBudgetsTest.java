package org.unstuck.application.port;

class InMemoryRequestBudgetsTest extends RequestBudgetsContract {

    private final RequestBudgets budgets = new InMemoryRequestBudgets(clock);

    @Override
    protected RequestBudgets budgets() {
        return budgets;
    }
}
