package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.directory.DirectoryFixture.accessProfile;
import static org.unstuck.domain.directory.DirectoryFixture.entitlement;
import static org.unstuck.domain.directory.DirectoryFixture.fullRole;
import static org.unstuck.domain.directory.DirectoryFixture.role;
import static org.unstuck.domain.directory.DirectoryFixture.roleReference;
import static org.unstuck.domain.directory.DirectoryFixture.source;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;

/** What every {@link RequestableObjects} does. */
public abstract class RequestableObjectsContract extends PortContract {

    protected abstract RequestableObjects requestableObjects();

    /** Knows these objects from now on. */
    protected abstract void keep(RequestableObject... objects);

    protected abstract void keep(Source... sources);

    @Test
    void findsWhatIsKnownByTypeAndId() {
        keep(fullRole("b"), role("a"), entitlement("b"), accessProfile("b"));

        assertThat(requestableObjects()
                        .findAll(List.of(
                                roleReference("b"),
                                roleReference("nothing"),
                                entitlement("b").reference(),
                                roleReference("b"),
                                entitlement("a").reference())))
                .containsExactly(entitlement("b"), fullRole("b"));
        assertThat(requestableObjects().findAll(List.of())).isEmpty();
    }

    @Test
    void findsSourcesThatAreKnown() {
        Source unowned = new Source("t", "T", null);
        keep(unowned, source("s"));

        assertThat(requestableObjects().findSources(List.of("t", "none", "s"))).containsExactly(source("s"), unowned);
        assertThat(requestableObjects().findSources(List.of())).isEmpty();
    }

    @Test
    void givesPagesInTheOrderOfIds() {
        keep(role("c"), entitlement("a"), role("a"), accessProfile("a"));

        assertThat(requestableObjects().page(RequestableObjectQuery.ALL, Page.FIRST))
                .containsExactly(accessProfile("a"), entitlement("a"), role("a"), role("c"));
        assertThat(requestableObjects().page(RequestableObjectQuery.ALL, new Page(2, 1)))
                .containsExactly(entitlement("a"), role("a"));
        assertThat(requestableObjects().count(RequestableObjectQuery.ALL)).isEqualTo(4);
    }

    @Test
    void leavesOutWhatNobodyMayAskFor() {
        keep(role("a"), entitlement("b"));
        RequestableObjectQuery onlyRequestable = new RequestableObjectQuery(true, Selection.ALL);

        assertThat(requestableObjects().page(onlyRequestable, Page.FIRST)).containsExactly(role("a"));
        assertThat(requestableObjects().count(onlyRequestable)).isEqualTo(1);
    }

    @Test
    void filtersByEachField() {
        RequestableObject vpn = role("1", "VPN");
        RequestableObject viewer = role("2", "viewer");
        keep(vpn, viewer, entitlement("1"), accessProfile("3"));

        assertFinds(Comparison.of(RequestableObjectFields.ID, Operator.EQ, text("1")), entitlement("1"), vpn);
        assertFinds(
                new Comparison(RequestableObjectFields.ID, Operator.IN, List.of(text("2"), text("3"))),
                viewer,
                accessProfile("3"));
        assertFinds(Comparison.of(RequestableObjectFields.NAME, Operator.EQ, text("vpn")), vpn);
        assertFinds(Comparison.of(RequestableObjectFields.NAME, Operator.SW, text("V")), vpn, viewer);
        assertFinds(Comparison.of(RequestableObjectFields.TYPE, Operator.EQ, text("ROLE")), vpn, viewer);
        assertFinds(
                new Comparison(
                        RequestableObjectFields.TYPE,
                        Operator.IN,
                        List.of(text("ENTITLEMENT"), text("ACCESS_PROFILE"))),
                entitlement("1"),
                accessProfile("3"));
    }

    @Test
    void sortsByName() {
        keep(role("1", "b"), role("2", "A"));

        assertThat(requestableObjects()
                        .page(
                                new RequestableObjectQuery(
                                        false,
                                        new Selection(
                                                null,
                                                new Sort(List.of(new Sort.Key(RequestableObjectFields.NAME, false))))),
                                Page.FIRST))
                .containsExactly(role("2", "A"), role("1", "b"));
    }

    private void assertFinds(Filter filter, RequestableObject... objects) {
        RequestableObjectQuery query = new RequestableObjectQuery(false, Selection.ALL.and(filter));
        assertThat(requestableObjects().page(query, Page.FIRST)).containsExactly(objects);
        assertThat(requestableObjects().count(query)).isEqualTo(objects.length);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }
}
