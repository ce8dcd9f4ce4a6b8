package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.submission.SubmissionFixture.CONFIG;
import static org.unstuck.domain.submission.SubmissionFixture.HURRIED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.EntitlementRequests;
import org.unstuck.domain.submission.EntitlementRequests.LongestAccess;
import org.unstuck.domain.submission.KeptSettings;
import org.unstuck.domain.submission.OnBehalfOf;

/** What every {@link AccessRequestSettings} does. */
public abstract class AccessRequestSettingsContract extends PortContract {

    /** Nothing in it is as it is by default. */
    private static final AccessRequestConfig EVERYTHING = new AccessRequestConfig(
            new OnBehalfOf(true, false),
            HURRIED,
            true,
            new EntitlementRequests(
                    new ApprovalScheme(
                            List.of(
                                    Approver.anyOf("one"),
                                    Approver.of(Approver.Kind.ENTITLEMENT_OWNER),
                                    Approver.anyOf("two")),
                            List.of(Approver.of(Approver.Kind.MANAGER), Approver.anyOf("three")),
                            true,
                            true),
                    true,
                    true,
                    new LongestAccess(6, LongestAccess.Unit.WEEKS),
                    "form"),
            new KeptSettings(true, true, false, true, true, false, false));

    protected abstract AccessRequestSettings settings();

    @Test
    void givesTheDefaultUntilSomethingIsWrittenAndThenWhatWasWrittenLast() {
        assertThat(settings().read()).isEqualTo(AccessRequestConfig.DEFAULT);

        inTransaction(() -> settings().write(CONFIG));
        assertThat(settings().read()).isEqualTo(CONFIG);

        inTransaction(() -> settings().write(EVERYTHING));
        assertThat(settings().read()).isEqualTo(EVERYTHING);
        assertThat(inTransaction(() -> settings().lock())).isEqualTo(EVERYTHING);

        inTransaction(() -> settings().write(AccessRequestConfig.DEFAULT));
        assertThat(settings().read()).isEqualTo(AccessRequestConfig.DEFAULT);
    }

    @Test
    void writesNothingOutsideOfATransaction() {
        assertThatThrownBy(() -> settings().write(CONFIG)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> settings().lock()).isInstanceOf(IllegalStateException.class);
    }
}
