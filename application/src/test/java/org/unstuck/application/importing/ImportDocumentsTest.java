package org.unstuck.application.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.directory.DirectoryFixture.hardlyKnown;
import static org.unstuck.domain.directory.DirectoryFixture.identity;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.application.importing.ImportSummary.Rejection;
import org.unstuck.application.port.InMemoryIdentities;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.domain.directory.Identity;

/** What is the same for all documents is shown by {@code ImportIdentityRequestsTest}; here is what others have. */
class ImportDocumentsTest {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentities identities = new InMemoryIdentities(transactions);
    private final ImportDocuments<String, Identity> importIdentities =
            ImportDocuments.replacing("identities", identities.people, Identity::id, transactions);

    @Test
    void addsWhatIsNewReplacesWhatDiffersAndKeepsWhatIsTheSame() {
        identities.people.keep(identity("same"), identity("other"));

        ImportSummary summary = importAll(identity("same"), hardlyKnown("other"), identity("new"));

        assertThat(summary).isEqualTo(new ImportSummary(3, 1, 1, 1, List.of(), 0));
        assertThat(identities.people.all()).containsExactly(identity("new"), hardlyKnown("other"), identity("same"));
    }

    @Test
    void findsEverythingUnchangedWhenDoneAgain() {
        importAll(identity("a"), hardlyKnown("b"));

        assertThat(importAll(identity("a"), hardlyKnown("b"))).isEqualTo(new ImportSummary(2, 0, 0, 2, List.of(), 0));
    }

    @Test
    void comparesASecondDocumentOfTheSameKeyWithWhatTheFirstOneLeft() {
        assertThat(importAll(identity("a"), identity("b"), hardlyKnown("a"), hardlyKnown("a")))
                .isEqualTo(new ImportSummary(4, 2, 1, 1, List.of(), 0));
        assertThat(identities.people.all()).containsExactly(hardlyKnown("a"), identity("b"));
    }

    @Test
    void takesAllButWhatTheDatabaseRefuses() {
        identities.people.keep(identity("b"));
        identities.people.refuse("a");
        identities.people.refuse("b");

        assertThat(importAll(identity("a"), hardlyKnown("b"), identity("c")))
                .isEqualTo(new ImportSummary(
                        3,
                        1,
                        0,
                        0,
                        List.of(
                                new Rejection(0, "a", "the database refused it"),
                                new Rejection(1, "b", "the database refused it")),
                        2));
        assertThat(identities.people.all()).containsExactly(identity("b"), identity("c"));
    }

    private ImportSummary importAll(Identity... people) {
        return importIdentities.importAll(Stream.of(people)
                .<Candidate<Identity>>map(Candidate.Readable::new)
                .iterator());
    }
}
