package org.unstuck.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.token.UserLevel.CERT_ADMIN;
import static org.unstuck.domain.token.UserLevel.ORG_ADMIN;
import static org.unstuck.domain.token.UserLevel.ROLE_ADMIN;
import static org.unstuck.domain.token.UserLevel.USER;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowersTest {

    @Test
    void areLevelsOfWhichOneSuffices() {
        assertThat(powers(Set.of(CERT_ADMIN), "x").hasLevel(Set.of(CERT_ADMIN, ORG_ADMIN)))
                .isTrue();
        assertThat(powers(Set.of(CERT_ADMIN), "x").hasLevel(Set.of(ORG_ADMIN))).isFalse();
        assertThat(powers(Set.of(ORG_ADMIN), "x").hasLevel(Set.of(CERT_ADMIN))).isFalse();
        assertThat(powers(Set.of(), "x").hasLevel(Set.of(USER))).isTrue();
    }

    @Test
    void areScopesOfWhichOneSuffices() {
        assertThat(powers(Set.of(), "a", "b").hasScope(Set.of("b", "c"))).isTrue();
        assertThat(powers(Set.of(), "a").hasScope(Set.of("b"))).isFalse();
        assertThat(powers(Set.of(), Scopes.ALL).hasScope(Set.of("b"))).isTrue();
        assertThat(powers(Set.of(), Scopes.DEFAULT).hasScope(Set.of("b"))).isFalse();
        assertThat(powers(Set.of()).hasScope(Set.of("b"))).isFalse();
    }

    @Test
    void coverWhatIsNoMoreThanTheyAre() {
        Powers limited = powers(Set.of(CERT_ADMIN), "a", "b");

        assertThat(limited.cover(limited)).isTrue();
        assertThat(limited.cover(powers(Set.of(), "a", Scopes.DEFAULT))).isTrue();
        assertThat(limited.cover(powers(Set.of(USER), "a"))).isTrue();
        assertThat(limited.cover(powers(Set.of(CERT_ADMIN), "c"))).isFalse();
        assertThat(limited.cover(powers(Set.of(CERT_ADMIN), Scopes.ALL))).isFalse();
        assertThat(limited.cover(powers(Set.of(ROLE_ADMIN), "a"))).isFalse();
        assertThat(limited.cover(powers(Set.of(ORG_ADMIN), "a"))).isFalse();
        assertThat(powers(Set.of(), Scopes.ALL).cover(powers(Set.of(), "c"))).isTrue();
        assertThat(powers(Set.of(ORG_ADMIN), "a").cover(powers(Set.of(ROLE_ADMIN), "a")))
                .isTrue();
        assertThat(powers(Set.of(ORG_ADMIN), "a").cover(powers(Set.of(), "b"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sp:scopes:all", "demo:personal-access-token-scope:first", "a", "Any.thing_else/*+~!"})
    void knowAScopeByItsForm(String scope) {
        assertThat(Scopes.isWellFormed(scope)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\"", "a\\", "ä", "a\n", "a\u007f"})
    void takeNothingElseForAScope(String scope) {
        assertThat(Scopes.isWellFormed(scope)).isFalse();
        assertThatThrownBy(() -> Scopes.of(List.of(scope)))
                .hasMessage("a scope must have 1 to 80 visible ASCII characters but \" and \\");
    }

    @Test
    void haveABoundedNumberOfBoundedScopes() {
        assertThat(Scopes.isWellFormed("x".repeat(80))).isTrue();
        assertThat(Scopes.isWellFormed("x".repeat(81))).isFalse();
        assertThat(Scopes.of(scopes(50)).names()).containsExactlyElementsOf(scopes(50));
        assertThatThrownBy(() -> Scopes.of(scopes(51))).hasMessage("scopes must be 1 to 50, not 51");
        assertThatThrownBy(() -> Scopes.of(Set.of())).hasMessage("scopes must be 1 to 50, not 0");
    }

    private static List<String> scopes(int number) {
        return IntStream.range(0, number).mapToObj(i -> "demo:scope-" + i).collect(Collectors.toList());
    }

    private static Powers powers(Set<UserLevel> levels, String... scopes) {
        return new Powers(levels, Set.of(scopes));
    }
}
