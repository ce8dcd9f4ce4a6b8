package org.unstuck.application.port;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.application.filter.Selection;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.TokenId;
import org.unstuck.domain.token.TokensOfOwner;

/** Personal access tokens kept in memory. */
public final class InMemoryPersonalAccessTokens implements PersonalAccessTokens {

    private static final Comparator<PersonalAccessToken> OLDEST_FIRST = Comparator.comparing(
                    PersonalAccessToken::created)
            .thenComparing(token -> token.id().toString());

    private static final InMemoryRows<PersonalAccessToken> ROWS =
            new InMemoryRows<>(Map.of(TokenFields.LAST_USED, PersonalAccessToken::lastUsed));

    private final InMemoryTransactions transactions;
    private Map<TokenId, PersonalAccessToken> tokens = new HashMap<>();
    private final AtomicInteger reads = new AtomicInteger();

    public InMemoryPersonalAccessTokens(InMemoryTransactions transactions) {
        this.transactions = transactions;
        transactions.enlist(() -> {
            Map<TokenId, PersonalAccessToken> before = new HashMap<>(tokens);
            return () -> tokens = before;
        });
    }

    /** How often a single token was read so far. */
    public int reads() {
        return reads.get();
    }

    @Override
    public TokensOfOwner lockAllOf(String ownerId) {
        transactions.requireOpen();
        return new TokensOfOwner(
                visible(new Visibility.OwnOf(ownerId)).sorted(OLDEST_FIRST).toList());
    }

    @Override
    public void add(PersonalAccessToken token) {
        transactions.requireOpen();
        tokens.put(token.id(), token);
    }

    @Override
    public void save(PersonalAccessToken token) {
        update(token.id(), old -> old.changed(token.name(), token.scopes(), token.expiration()));
    }

    @Override
    public void remove(TokenId id) {
        transactions.requireOpen();
        tokens.remove(id);
    }

    @Override
    public void noteUse(TokenId id, Instant at) {
        update(id, old -> old.lastUsed() == null || old.lastUsed().isBefore(at) ? old.used(at) : old);
    }

    @Override
    public Optional<PersonalAccessToken> find(TokenId id) {
        return find(id, new Visibility.Everything());
    }

    @Override
    public Optional<PersonalAccessToken> find(TokenId id, Visibility visibility) {
        reads.incrementAndGet();
        return transactions.read(
                () -> visible(visibility).filter(token -> token.id().equals(id)).findFirst());
    }

    @Override
    public List<PersonalAccessToken> page(Visibility visibility, Selection selection, Page page) {
        return transactions.read(() -> visible(visibility)
                .filter(ROWS.matching(selection))
                .sorted(ROWS.order(selection.sort(), OLDEST_FIRST))
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long count(Visibility visibility, Selection selection) {
        return transactions.read(
                () -> visible(visibility).filter(ROWS.matching(selection)).count());
    }

    private void update(TokenId id, UnaryOperator<PersonalAccessToken> change) {
        transactions.requireOpen();
        tokens.computeIfPresent(id, (same, old) -> change.apply(old));
    }

    private Stream<PersonalAccessToken> visible(Visibility visibility) {
        return tokens.values().stream().filter(token -> switch (visibility) {
            case Visibility.Everything everything -> true;
            case Visibility.OwnOf own -> token.owner().id().equals(own.identityId());
        });
    }
}
