package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.directory.DirectoryFixture.group;
import static org.unstuck.domain.directory.DirectoryFixture.hardlyKnown;
import static org.unstuck.domain.directory.DirectoryFixture.identity;
import static org.unstuck.domain.directory.DirectoryFixture.managedBy;
import static org.unstuck.domain.directory.DirectoryFixture.named;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;

/** What every {@link Identities} does. */
public abstract class IdentitiesContract extends PortContract {

    protected abstract Identities identities();

    /** Knows these people from now on. */
    protected abstract void keep(Identity... people);

    protected abstract void keep(GovernanceGroup... groups);

    @Test
    void findsThoseWhoAreKnownInTheOrderOfIds() {
        keep(identity("c"), hardlyKnown("a"), identity("B"));

        assertThat(identities().findAll(List.of("c", "nobody", "a", "a", "B")))
                .containsExactly(identity("B"), hardlyKnown("a"), identity("c"));
        assertThat(identities().findAll(List.of("b"))).isEmpty();
        assertThat(identities().findAll(List.of())).isEmpty();
    }

    @Test
    void findsGroupsAndThoseOfTheirMembersWhoAreKnown() {
        keep(identity("a"), identity("b"), identity("c"));
        keep(group("g", "c", "nobody", "a"), group("empty"), group("of nobody", "nobody"));

        assertThat(identities().findGroups(List.of("of nobody", "none", "g")))
                .containsExactly(group("g", "c", "nobody", "a"), group("of nobody", "nobody"));
        assertThat(identities().members("g")).containsExactly(identity("a"), identity("c"));
        assertThat(identities().members("empty")).isEmpty();
        assertThat(identities().members("of nobody")).isEmpty();
        assertThat(identities().members("none")).isEmpty();
    }

    @Test
    void knowsInWhichGroupsSomebodyIs() {
        keep(identity("a"));
        keep(group("g", "a", "nobody"), group("h", "nobody", "A"), group("empty"));

        assertThat(identities().groupsWith("a")).containsExactly("g");
        assertThat(identities().groupsWith("nobody")).containsExactlyInAnyOrder("g", "h");
        assertThat(identities().groupsWith("b")).isEmpty();
    }

    @Test
    void knowsWhoReportsDirectlyToWhom() {
        keep(managedBy("boss", identity("a")), managedBy("a", identity("b")), identity("boss"));

        assertThat(identities().isManagerOf("boss", "a")).isTrue();
        assertThat(identities().isManagerOf("a", "b")).isTrue();
        assertThat(identities().isManagerOf("boss", "b")).isFalse();
        assertThat(identities().isManagerOf("a", "boss")).isFalse();
        assertThat(identities().isManagerOf("a", "a")).isFalse();
        assertThat(identities().isManagerOf("boss", "nobody")).isFalse();
    }

    @Test
    void takesAManagerForOneEvenWhenTheManagerIsNotKnown() {
        keep(managedBy("elsewhere", identity("a")));

        assertThat(identities().isManagerOf("elsewhere", "a")).isTrue();
    }

    @Test
    void givesPagesInTheOrderOfIds() {
        keep(identity("c"), identity("a"), identity("B"));

        assertThat(identities().page(IdentityQuery.ALL, Page.FIRST))
                .containsExactly(identity("B"), identity("a"), identity("c"));
        assertThat(identities().page(IdentityQuery.ALL, new Page(1, 1))).containsExactly(identity("a"));
        assertThat(identities().page(IdentityQuery.ALL, new Page(0, 0))).isEmpty();
        assertThat(identities().count(IdentityQuery.ALL)).isEqualTo(3);
    }

    @Test
    void filtersByEachField() {
        Identity ada = named("a", "Ada", "Ek");
        Identity bea = named("b", "Bea", "Ekberg");
        Identity nobody = hardlyKnown("n");
        keep(ada, bea, nobody);

        assertFinds(Comparison.of(IdentityFields.ID, Operator.EQ, text("a")), ada);
        assertFinds(
                new Comparison(IdentityFields.ID, Operator.IN, List.of(text("n"), text("B"), text("x"))), bea, nobody);
        assertFinds(Comparison.of(IdentityFields.ALIAS, Operator.EQ, text("alias-of-b")), bea);
        assertFinds(Comparison.of(IdentityFields.ALIAS, Operator.SW, text("ALIAS")), ada, bea);
        assertFinds(Comparison.of(IdentityFields.EMAIL, Operator.EQ, text("ada@example.org")), ada);
        assertFinds(Comparison.of(IdentityFields.EMAIL, Operator.SW, text("b")), bea);
        assertFinds(Comparison.of(IdentityFields.FIRST_NAME, Operator.EQ, text("ada")), ada);
        assertFinds(Comparison.of(IdentityFields.FIRST_NAME, Operator.SW, text("be")), bea);
        assertFinds(Comparison.of(IdentityFields.LAST_NAME, Operator.EQ, text("Ek")), ada);
        assertFinds(Comparison.of(IdentityFields.LAST_NAME, Operator.SW, text("EK")), ada, bea);
        assertFinds(Comparison.of(IdentityFields.LAST_NAME, Operator.SW, text("k")));
    }

    @Test
    void sortsByName() {
        Identity bea = named("1", "bea", "Z");
        Identity ada = named("2", "Ada", "Z");
        Identity otherAda = named("3", "ADA", "z");
        keep(bea, ada, otherAda);

        assertThat(identities().page(sortedBy(IdentityFields.NAME, false), Page.FIRST))
                .containsExactly(ada, otherAda, bea);
        assertThat(identities().page(sortedBy(IdentityFields.NAME, true), Page.FIRST))
                .containsExactly(bea, ada, otherAda);
    }

    @Test
    void leavesOutThoseWhoAreNotComplete() {
        Identity complete = identity("a");
        Identity system = new Identity("s", "s", "spadmin", "s", "s", "s@example.org", null, null, null);
        Identity withoutAlias = new Identity("w", "w", null, "w", "w", "w@example.org", null, null, null);
        Identity withoutLastName = new Identity("x", "x", "x", "x", null, "x@example.org", null, null, null);
        Identity withoutEmail = new Identity("y", "y", "y", "y", "y", null, null, null, null);
        keep(complete, system, withoutAlias, withoutLastName, withoutEmail);
        IdentityQuery onlyComplete = new IdentityQuery(true, Selection.ALL);
        IdentityQuery completeAndFiltered = new IdentityQuery(
                true, Selection.ALL.and(Comparison.of(IdentityFields.FIRST_NAME, Operator.EQ, text("s"))));

        assertThat(identities().page(onlyComplete, Page.FIRST)).containsExactly(complete);
        assertThat(identities().count(onlyComplete)).isEqualTo(1);
        assertThat(identities().page(completeAndFiltered, Page.FIRST)).isEmpty();
    }

    private void assertFinds(Filter filter, Identity... people) {
        IdentityQuery query = new IdentityQuery(false, Selection.ALL.and(filter));
        assertThat(identities().page(query, Page.FIRST)).containsExactly(people);
        assertThat(identities().count(query)).isEqualTo(people.length);
    }

    private static IdentityQuery sortedBy(ListField field, boolean isDescending) {
        return new IdentityQuery(false, new Selection(null, new Sort(List.of(new Sort.Key(field, isDescending)))));
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }
}
