package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.application.port.RequestBudgets.Budget;
import org.unstuck.application.port.RequestBudgets.Share;

/** What all {@link RequestBudgets} do. */
public abstract class RequestBudgetsContract {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Budget BUDGET = new Budget("somebody", 100, WINDOW);

    protected final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));

    protected abstract RequestBudgets budgets();

    @Test
    void givesWhatIsWantedAndSaysWhatIsLeft() {
        Instant renewal = clock.instant().plus(WINDOW);

        assertThat(budgets().take(BUDGET, 1)).isEqualTo(new Share(1, 99, renewal));
        clock.pass(Duration.ofMillis(1_234));
        assertThat(budgets().take(BUDGET, 9)).isEqualTo(new Share(9, 90, renewal));
    }

    @Test
    void givesWhatIsLeftWhenMoreIsWanted() {
        Instant renewal = clock.instant().plus(WINDOW);

        budgets().take(BUDGET, 97);

        assertThat(budgets().take(BUDGET, 5)).isEqualTo(new Share(3, 0, renewal));
        assertThat(budgets().take(BUDGET, 5)).isEqualTo(new Share(0, 0, renewal));
    }

    @Test
    void givesNothingBeforeTheRenewalAndEverythingThen() {
        budgets().take(BUDGET, 100);

        clock.pass(WINDOW.minusMillis(1));
        assertThat(budgets().take(BUDGET, 1).taken()).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(budgets().take(BUDGET, 1))
                .isEqualTo(new Share(1, 99, clock.instant().plus(WINDOW)));
    }

    @Test
    void savesNothingUpForLater() {
        budgets().take(BUDGET, 1);
        clock.pass(WINDOW.multipliedBy(7));

        assertThat(budgets().take(BUDGET, 1_000).taken()).isEqualTo(100);
    }

    @Test
    void keepsBudgetsApart() {
        budgets().take(BUDGET, 100);

        assertThat(budgets().take(new Budget("somebody else", 100, WINDOW), 1).taken())
                .isEqualTo(1);
        assertThat(budgets().take(new Budget("somebody", 50, WINDOW), 1).left()).isEqualTo(49);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "ünï €𝄞 \n'\"\\", "\ud800"})
    void takesAnyName(String name) {
        Budget budget = new Budget(name, 2, WINDOW);

        assertThat(budgets().take(budget, 2).taken()).isEqualTo(2);
        assertThat(budgets().take(budget, 2).taken()).isZero();
    }

    @Test
    void takesALongName() {
        assertThat(budgets().take(new Budget("x".repeat(10_000), 1, WINDOW), 1).taken())
                .isEqualTo(1);
    }

    @Test
    void neverGivesMoreThanThereIsHoweverManyTakeAtOnce() {
        List<CompletableFuture<Share>> shares = IntStream.range(0, 60)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> budgets().take(BUDGET, 2)))
                .toList();

        assertThat(shares.stream().mapToLong(share -> share.join().taken()).sum())
                .isEqualTo(100);
    }
}
