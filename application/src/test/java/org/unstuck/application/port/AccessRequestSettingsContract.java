package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.submission.SubmissionFixture.CONFIG;

import org.junit.jupiter.api.Test;
import org.unstuck.domain.submission.AccessRequestConfig;

/** What every {@link AccessRequestSettings} does. */
public abstract class AccessRequestSettingsContract extends PortContract {

    protected abstract AccessRequestSettings settings();

    @Test
    void givesTheDefaultUntilSomethingIsWrittenAndThenWhatWasWrittenLast() {
        assertThat(settings().read()).isEqualTo(AccessRequestConfig.DEFAULT);

        inTransaction(() -> settings().write(CONFIG));
        assertThat(settings().read()).isEqualTo(CONFIG);

        inTransaction(() -> settings().write(AccessRequestConfig.DEFAULT));
        assertThat(settings().read()).isEqualTo(AccessRequestConfig.DEFAULT);
    }

    @Test
    void writesNothingOutsideOfATransaction() {
        assertThatThrownBy(() -> settings().write(CONFIG)).isInstanceOf(IllegalStateException.class);
    }
}
