package org.unstuck.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test
    void hasAnIdAndANameOfBoundedLength() {
        assertThatCode(() -> DirectoryFixture.hardlyKnown("x".repeat(128))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectoryFixture.hardlyKnown("x".repeat(129)))
                .withMessage("id must have 1 to 128 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectoryFixture.hardlyKnown(" "))
                .withMessage("id must have 1 to 128 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectoryFixture.named("id", "x", "y".repeat(256)))
                .withMessage("name must have 1 to 256 characters");
    }

    @Test
    void needsAnIdOfItsManagerWhenThereIsOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectoryFixture.managedBy("", DirectoryFixture.identity("i")))
                .withMessage("managerId must have 1 to 128 characters");
    }

    @Test
    void isInAGroupOnceAndAGroupIsNotTooLarge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectoryFixture.group("g", "a", "b", "a"))
                .withMessage("memberIds must not name anything twice");
        List<String> most =
                IntStream.range(0, 10_000).mapToObj(Integer::toString).toList();
        assertThatCode(() -> new GovernanceGroup("g", "g", most)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GovernanceGroup("g", "g", Collections.nCopies(10_001, "a")))
                .withMessage("memberIds must not be more than 10000, but are 10001");
    }

    @Test
    void ownsASourceByAnIdIfAtAll() {
        assertThatCode(() -> new Source("s", "s", null)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Source("s", "s", ""))
                .withMessage("ownerId must have 1 to 128 characters");
    }

    @Test
    void isCompleteWithAnAliasALastNameAndAnEmailUnlessItIsTheSystem() {
        assertThat(DirectoryFixture.identity("i").isComplete()).isTrue();
        assertThat(of("i", "Ek", "i@example.org").isComplete()).isTrue();
        assertThat(of(null, "Ek", "i@example.org").isComplete()).isFalse();
        assertThat(of("i", null, "i@example.org").isComplete()).isFalse();
        assertThat(of("i", "Ek", null).isComplete()).isFalse();
        assertThat(of("spadmin", "Ek", "i@example.org").isComplete()).isFalse();
        assertThat(of("cloudadmin", "Ek", "i@example.org").isComplete()).isFalse();
    }

    private static Identity of(@Nullable String alias, @Nullable String lastName, @Nullable String email) {
        return new Identity("i", "name", alias, null, lastName, email, null, null, null);
    }
}
