package org.unstuck.rest.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathTest {

    private static final Set<String> RESOURCES = Set.of("access-requests", "close-runs", "settings");
    private static final Set<String> SECOND_VERSIONS = Set.of("settings");
    private static final Set<String> OLDER_FORMS = Set.of("settings");

    @ParameterizedTest
    @CsvSource({
        "/access-requests/close, /access-requests/close, UNVERSIONED",
        "/access-requests/v1/close, /access-requests/close, PER_SERVICE",
        "/close-runs/v1, /close-runs, PER_SERVICE",
        "/beta/close-runs, /close-runs, BETA",
        "/v3/close-runs/1, /close-runs/1, V3",
        "/v2024/access-requests/close, /access-requests/close, V2024",
        "/v2025/access-requests/close, /access-requests/close, V2025",
        "/v2026/access-requests/close, /access-requests/close, V2026",
        "//v2026///access-requests//close, /access-requests/close, V2026",
        "/close-runs/, /close-runs/, UNVERSIONED",
        "/v3/close-runs/v1, /close-runs/v1, V3",
        "/close-runs/v2, /close-runs/v2, UNVERSIONED",
        "/settings, /settings, UNVERSIONED",
        "/settings/v1/one, /settings/one, PER_SERVICE",
        "/settings/v2, /settings/v2, PER_SERVICE_V2",
        "//settings/v2/one, /settings/v2/one, PER_SERVICE_V2",
        "/v3/settings/one, /v3/settings/one, V3",
        "//beta/settings, /v3/settings, BETA",
        "/v2024/settings/one, /settings/one, V2024",
        "/v2025/settings/one, /settings/one, V2025",
        "/v2026/settings/one, /settings/v2/one, V2026",
    })
    void leadsEveryFamilyToOnePath(String path, String canonical, ApiVersion version) {
        assertThat(ApiPath.parse(path, RESOURCES, SECOND_VERSIONS, OLDER_FORMS))
                .contains(new ApiPath(canonical, version));
    }

    @ParameterizedTest
    @CsvSource({
        "/close-runs/a b, UNVERSIONED",
        "/v3/settings, V3",
        "/close-runs, UNVERSIONED",
        "/v3,",
        "/v3/,",
        "/,",
        "/camunda/close-runs,",
        "/v2025/camunda,",
    })
    void knowsTheVersionOfWhatWasDecoded(String path, @Nullable ApiVersion version) {
        assertThat(ApiPath.version(path, RESOURCES)).isEqualTo(Optional.ofNullable(version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/v2025",
                "/v2025/",
                "/v2023/close-runs",
                "/V2025/close-runs",
                "/v2025/beta/close-runs",
                "/v2025/settings/v2",
                "/v2026/settings/v2",
                "/v3/settings/v2",
                "/beta/v3/settings",
                "/v3/v3/settings",
                "/v3/v1/settings",
                "/settings/v1/v2",
                "/settings/v2/v2",
                "/v2025/camunda/app",
                "/v2025/actuator/health",
                "/v2025/oauth/token",
                "/camunda//app",
                "/close-runs/../camunda",
                "/v2025/./close-runs",
                "/close-runs/..",
                "/close-runs/%2e%2e/camunda",
                "/close-runs;x=y",
                "/close-runs/%2f",
                "/close-runs\\x",
                "/close-runs/\u0000",
            })
    void leavesEverythingElseAsItCame(String path) {
        assertThat(ApiPath.parse(path, RESOURCES, SECOND_VERSIONS, OLDER_FORMS)).isEmpty();
    }
}
