package org.unstuck.application.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.directory.DirectoryFixture.accessProfile;
import static org.unstuck.domain.directory.DirectoryFixture.identity;
import static org.unstuck.domain.directory.DirectoryFixture.managedBy;
import static org.unstuck.domain.directory.DirectoryFixture.role;
import static org.unstuck.domain.directory.DirectoryFixture.source;

import org.junit.jupiter.api.Test;
import org.unstuck.application.directory.ReadIdentities.Introduced;
import org.unstuck.application.directory.ReadRequestableObjects.Described;
import org.unstuck.application.port.IdentityQuery;
import org.unstuck.application.port.InMemoryIdentities;
import org.unstuck.application.port.InMemoryRequestableObjects;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestableObjectQuery;
import org.unstuck.domain.directory.Identity;

class ReadDirectoryTest {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentities identities = new InMemoryIdentities(transactions);
    private final InMemoryRequestableObjects requestableObjects = new InMemoryRequestableObjects(transactions);

    private final ReadIdentities readIdentities = new ReadIdentities(identities);
    private final ReadRequestableObjects readRequestableObjects =
            new ReadRequestableObjects(requestableObjects, identities);

    @Test
    void showsPeopleWithTheirManagersWhereTheseAreKnown() {
        Identity boss = managedBy("elsewhere", identity("boss"));
        Identity one = managedBy("boss", identity("one"));
        Identity alone = identity("alone");
        identities.people.keep(boss, one, alone);

        assertThat(readIdentities.page(IdentityQuery.ALL, Page.FIRST))
                .containsExactly(new Introduced(alone, null), new Introduced(boss, null), new Introduced(one, boss));
        assertThat(readIdentities.page(IdentityQuery.ALL, new Page(1, 2))).containsExactly(new Introduced(one, boss));
        assertThat(readIdentities.count(IdentityQuery.ALL)).isEqualTo(3);
    }

    @Test
    void showsObjectsWithTheirOwnersAndSourcesWhereTheseAreKnown() {
        requestableObjects.objects.keep(accessProfile("a"), accessProfile("b"), role("r"));
        requestableObjects.sources.keep(source("s1"));
        identities.people.keep(identity("owner-of-a"));

        assertThat(readRequestableObjects.page(RequestableObjectQuery.ALL, Page.FIRST))
                .containsExactly(
                        new Described(accessProfile("a"), identity("owner-of-a"), source("s1")),
                        new Described(accessProfile("b"), null, source("s1")),
                        new Described(role("r"), null, null));
        assertThat(readRequestableObjects.count(RequestableObjectQuery.ALL)).isEqualTo(3);
    }
}
