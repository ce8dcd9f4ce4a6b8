package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.token.TokenFixture.ADA;
import static org.unstuck.domain.token.TokenFixture.BOB;
import static org.unstuck.domain.token.TokenFixture.MADE_AT;
import static org.unstuck.domain.token.TokenFixture.NEVER;
import static org.unstuck.domain.token.TokenFixture.detailedToken;
import static org.unstuck.domain.token.TokenFixture.token;
import static org.unstuck.domain.token.TokenFixture.tokenId;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.domain.token.Expiration;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.Scopes;
import org.unstuck.domain.token.TokensOfOwner;

/** What all {@link PersonalAccessTokens} do. */
public abstract class PersonalAccessTokensContract extends PortContract {

    private static final Visibility EVERYTHING = new Visibility.Everything();
    private static final Visibility ADAS = new Visibility.OwnOf(ADA.id());
    private static final Visibility BOBS = new Visibility.OwnOf(BOB.id());

    protected abstract PersonalAccessTokens tokens();

    @Test
    void readsATokenBackAsItWas() {
        PersonalAccessToken plain = added(token(1, ADA));
        PersonalAccessToken detailed = added(detailedToken(2, ADA));

        assertThat(tokens().find(plain.id())).contains(plain);
        assertThat(tokens().find(detailed.id())).contains(detailed);
        assertThat(tokens().find(tokenId(3))).isEmpty();
    }

    @Test
    void keepsScopesInTheirOrder() {
        List<String> scopes = List.of("zebra:z", "b", "antelope", "a");

        PersonalAccessToken token = added(token(1, ADA).changed("x", Scopes.of(scopes), NEVER));

        assertThat(tokens().find(token.id()).orElseThrow().scopes().names()).containsExactlyElementsOf(scopes);
    }

    @Test
    void showsEverybodyTheirOwnOnly() {
        PersonalAccessToken adas = added(token(1, ADA));
        PersonalAccessToken bobs = added(token(2, BOB));

        assertThat(tokens().find(adas.id(), ADAS)).contains(adas);
        assertThat(tokens().find(adas.id(), BOBS)).isEmpty();
        assertThat(tokens().find(adas.id(), EVERYTHING)).contains(adas);
        assertThat(tokens().page(ADAS, Selection.ALL, Page.FIRST)).containsExactly(adas);
        assertThat(tokens().page(BOBS, Selection.ALL, Page.FIRST)).containsExactly(bobs);
        assertThat(tokens().page(EVERYTHING, Selection.ALL, Page.FIRST)).containsExactly(adas, bobs);
        assertThat(tokens().count(ADAS, Selection.ALL)).isEqualTo(1);
        assertThat(tokens().count(EVERYTHING, Selection.ALL)).isEqualTo(2);
    }

    @Test
    void pagesFromTheOldestToTheYoungest() {
        List<PersonalAccessToken> all = IntStream.of(7, 3, 1, 5, 2, 6, 4)
                .mapToObj(number -> added(token(number, ADA)))
                .sorted((one, other) -> one.created().compareTo(other.created()))
                .toList();

        assertThat(tokens().page(ADAS, Selection.ALL, new Page(3, 0))).containsExactlyElementsOf(all.subList(0, 3));
        assertThat(tokens().page(ADAS, Selection.ALL, new Page(3, 3))).containsExactlyElementsOf(all.subList(3, 6));
        assertThat(tokens().page(ADAS, Selection.ALL, new Page(3, 6))).containsExactlyElementsOf(all.subList(6, 7));
        assertThat(tokens().page(ADAS, Selection.ALL, new Page(0, 0))).isEmpty();
    }

    @Test
    void findsThoseThatWereLastUsedByACertainTimeOrNever() {
        PersonalAccessToken idle = added(token(1, ADA).used(MADE_AT.minus(Duration.ofDays(90))));
        PersonalAccessToken busy = added(token(2, ADA).used(MADE_AT));
        PersonalAccessToken unused = added(token(3, ADA));
        PersonalAccessToken bobs = added(token(4, BOB));
        Selection byThen = where(Filter.Comparison.of(
                TokenFields.LAST_USED, Operator.LE, new Value.Time(MADE_AT, MADE_AT.plusMillis(1))));
        Selection beforeThen = where(Filter.Comparison.of(
                TokenFields.LAST_USED, Operator.LE, new Value.Time(MADE_AT.minusMillis(1), MADE_AT)));
        Selection never = where(Filter.Comparison.of(TokenFields.LAST_USED, Operator.ISNULL));

        assertThat(tokens().page(ADAS, byThen, Page.FIRST)).containsExactly(idle, busy);
        assertThat(tokens().page(ADAS, beforeThen, Page.FIRST)).containsExactly(idle);
        assertThat(tokens().page(ADAS, never, Page.FIRST)).containsExactly(unused);
        assertThat(tokens().page(EVERYTHING, never, Page.FIRST)).containsExactly(unused, bobs);
        assertThat(tokens().page(EVERYTHING, never, new Page(1, 1))).containsExactly(bobs);
        assertThat(tokens().count(ADAS, byThen)).isEqualTo(2);
        assertThat(tokens().count(EVERYTHING, never)).isEqualTo(2);
    }

    @Test
    void savesWhatAChangeMayChange() {
        PersonalAccessToken token = added(token(1, ADA));
        PersonalAccessToken other = added(token(2, ADA));
        PersonalAccessToken changed =
                token.changed("another", Scopes.of(List.of("b", "a")), new Expiration(MADE_AT, false));

        inTransaction(() -> tokens().save(changed));

        assertThat(tokens().find(token.id())).contains(changed);
        assertThat(tokens().find(other.id())).contains(other);
    }

    @Test
    void losesNoUseThatIsNotedMeanwhile() {
        PersonalAccessToken token = added(token(1, ADA));

        inTransaction(() -> tokens().noteUse(token.id(), MADE_AT));
        inTransaction(() -> tokens().save(token.changed("another", token.scopes(), NEVER)));

        assertThat(tokens().find(token.id()).orElseThrow().lastUsed()).isEqualTo(MADE_AT);
    }

    @Test
    void notesTheLatestUse() {
        PersonalAccessToken token = added(token(1, ADA));
        PersonalAccessToken other = added(token(2, ADA));

        inTransaction(() -> tokens().noteUse(token.id(), MADE_AT.plus(Duration.ofDays(2))));
        inTransaction(() -> tokens().noteUse(token.id(), MADE_AT));
        inTransaction(() -> tokens().noteUse(tokenId(99), MADE_AT));

        assertThat(tokens().find(token.id())).contains(token.used(MADE_AT.plus(Duration.ofDays(2))));
        assertThat(tokens().find(other.id())).contains(other);
    }

    @Test
    void removesOne() {
        PersonalAccessToken token = added(token(1, ADA));
        PersonalAccessToken other = added(token(2, ADA));

        inTransaction(() -> tokens().remove(token.id()));

        assertThat(tokens().page(EVERYTHING, Selection.ALL, Page.FIRST)).containsExactly(other);
    }

    @Test
    void locksThoseOfOnePerson() {
        PersonalAccessToken younger = added(token(2, ADA));
        PersonalAccessToken older = added(token(1, ADA));
        added(token(3, BOB));

        assertThat(locked(ADA.id()).tokens()).containsExactly(older, younger);
        assertThat(locked("nobody").tokens()).isEmpty();
    }

    @Test
    void letsTheNextOneWaitForThoseOfTheSamePersonAlsoWhenThereAreNone() {
        PersonalAccessToken first = token(1, ADA);

        CompletableFuture<TokensOfOwner> second = inTransaction(() -> {
            tokens().lockAllOf(ADA.id());
            CompletableFuture<TokensOfOwner> waiting = meanwhile(() -> locked(ADA.id()));
            assertThat(waiting).failsWithin(A_WHILE);
            tokens().add(first);
            return waiting;
        });

        assertThat(second).succeedsWithin(SOON).isEqualTo(new TokensOfOwner(List.of(first)));
    }

    @Test
    void undoesEverythingOfATransactionThatFails() {
        PersonalAccessToken token = added(token(1, ADA));

        assertThatThrownBy(() -> inTransaction(() -> {
                    tokens().add(token(2, ADA));
                    tokens().remove(token.id());
                    throw new IllegalStateException("gone wrong");
                }))
                .hasMessage("gone wrong");

        assertThat(tokens().page(EVERYTHING, Selection.ALL, Page.FIRST)).containsExactly(token);
    }

    @Test
    void changesNothingOutsideOfATransaction() {
        PersonalAccessToken token = added(token(1, ADA));

        assertThatThrownBy(() -> tokens().lockAllOf(ADA.id())).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> tokens().add(token(2, ADA))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> tokens().save(token)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> tokens().remove(token.id())).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> tokens().noteUse(token.id(), MADE_AT)).isInstanceOf(RuntimeException.class);

        assertThat(tokens().page(EVERYTHING, Selection.ALL, Page.FIRST)).containsExactly(token);
    }

    private static Selection where(Filter filter) {
        return new Selection(filter, Sort.OWN);
    }

    private TokensOfOwner locked(String ownerId) {
        return inTransaction(() -> tokens().lockAllOf(ownerId));
    }

    private PersonalAccessToken added(PersonalAccessToken token) {
        inTransaction(() -> tokens().add(token));
        return token;
    }
}
