package org.unstuck.persistence.token;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static org.unstuck.persistence.jooq.tables.PersonalAccessToken.PERSONAL_ACCESS_TOKEN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.PersonalAccessTokens;
import org.unstuck.application.port.TokenFields;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.token.Expiration;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.Scopes;
import org.unstuck.domain.token.SecretHash;
import org.unstuck.domain.token.TokenId;
import org.unstuck.domain.token.TokenOwner;
import org.unstuck.domain.token.TokensOfOwner;
import org.unstuck.domain.token.UserLevel;
import org.unstuck.persistence.filter.ListColumns;
import org.unstuck.persistence.jooq.tables.records.PersonalAccessTokenRecord;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Personal access tokens as one table. */
public final class JooqPersonalAccessTokens implements PersonalAccessTokens {

    /** Sets these advisory locks apart from all others. */
    private static final int LOCK_SPACE = 0x7061_7473;

    private static final ListColumns COLUMNS =
            new ListColumns(Map.of(TokenFields.LAST_USED, PERSONAL_ACCESS_TOKEN.LAST_USED));

    private final DSLContext sql;

    public JooqPersonalAccessTokens(DSLContext sql) {
        this.sql = sql;
    }

    // There may be no row yet to lock. Two persons whose ids have one hash wait for each other, no more.
    @Override
    public TokensOfOwner lockAllOf(String ownerId) {
        OpenTransaction.require();
        sql.execute("select pg_advisory_xact_lock({0}, hashtext({1}))", inline(LOCK_SPACE), val(ownerId));
        return new TokensOfOwner(sql.selectFrom(PERSONAL_ACCESS_TOKEN)
                .where(PERSONAL_ACCESS_TOKEN.OWNER_ID.eq(ownerId))
                .orderBy(PERSONAL_ACCESS_TOKEN.CREATED, PERSONAL_ACCESS_TOKEN.ID)
                .fetch(JooqPersonalAccessTokens::toToken));
    }

    @Override
    public void add(PersonalAccessToken token) {
        OpenTransaction.require();
        sql.insertInto(PERSONAL_ACCESS_TOKEN)
                .set(PERSONAL_ACCESS_TOKEN.ID, token.id().value())
                .set(PERSONAL_ACCESS_TOKEN.NAME, token.name())
                .set(PERSONAL_ACCESS_TOKEN.OWNER_ID, token.owner().id())
                .set(PERSONAL_ACCESS_TOKEN.OWNER_NAME, token.owner().name())
                .set(
                        PERSONAL_ACCESS_TOKEN.LEVELS,
                        token.levels().stream().sorted().map(UserLevel::name).toArray(String[]::new))
                .set(PERSONAL_ACCESS_TOKEN.SCOPES, scopes(token))
                .set(
                        PERSONAL_ACCESS_TOKEN.VALIDITY_SECONDS,
                        Math.toIntExact(token.validity().toSeconds()))
                .set(PERSONAL_ACCESS_TOKEN.EXPIRATION, token.expiration().at())
                .set(PERSONAL_ACCESS_TOKEN.KNOWINGLY_NEVER, token.expiration().knowinglyNever())
                .set(PERSONAL_ACCESS_TOKEN.SECRET_SHA256, token.secret().hex())
                .set(PERSONAL_ACCESS_TOKEN.CREATED, token.created())
                .set(PERSONAL_ACCESS_TOKEN.LAST_USED, token.lastUsed())
                .execute();
    }

    @Override
    public void save(PersonalAccessToken token) {
        OpenTransaction.require();
        sql.update(PERSONAL_ACCESS_TOKEN)
                .set(PERSONAL_ACCESS_TOKEN.NAME, token.name())
                .set(PERSONAL_ACCESS_TOKEN.SCOPES, scopes(token))
                .set(PERSONAL_ACCESS_TOKEN.EXPIRATION, token.expiration().at())
                .set(PERSONAL_ACCESS_TOKEN.KNOWINGLY_NEVER, token.expiration().knowinglyNever())
                .where(PERSONAL_ACCESS_TOKEN.ID.eq(token.id().value()))
                .execute();
    }

    @Override
    public void remove(TokenId id) {
        OpenTransaction.require();
        sql.deleteFrom(PERSONAL_ACCESS_TOKEN)
                .where(PERSONAL_ACCESS_TOKEN.ID.eq(id.value()))
                .execute();
    }

    @Override
    public void noteUse(TokenId id, Instant at) {
        OpenTransaction.require();
        sql.update(PERSONAL_ACCESS_TOKEN)
                .set(PERSONAL_ACCESS_TOKEN.LAST_USED, at)
                .where(PERSONAL_ACCESS_TOKEN.ID.eq(id.value()))
                .and(PERSONAL_ACCESS_TOKEN.LAST_USED.isNull().or(PERSONAL_ACCESS_TOKEN.LAST_USED.lt(at)))
                .execute();
    }

    @Override
    public Optional<PersonalAccessToken> find(TokenId id) {
        return find(id, new Visibility.Everything());
    }

    @Override
    public Optional<PersonalAccessToken> find(TokenId id, Visibility visibility) {
        return sql.selectFrom(PERSONAL_ACCESS_TOKEN)
                .where(PERSONAL_ACCESS_TOKEN.ID.eq(id.value()))
                .and(visibleTo(visibility))
                .fetchOptional(JooqPersonalAccessTokens::toToken);
    }

    @Override
    public List<PersonalAccessToken> page(Visibility visibility, Selection selection, Page page) {
        return sql.selectFrom(PERSONAL_ACCESS_TOKEN)
                .where(visibleTo(visibility))
                .and(COLUMNS.matching(selection))
                .orderBy(order(selection.sort()))
                .limit(page.limit())
                .offset(page.offset())
                .fetch(JooqPersonalAccessTokens::toToken);
    }

    @Override
    public long count(Visibility visibility, Selection selection) {
        return sql.fetchCount(PERSONAL_ACCESS_TOKEN, visibleTo(visibility).and(COLUMNS.matching(selection)));
    }

    /** Total: the oldest first, unless the sort says otherwise. */
    private static List<SortField<?>> order(Sort sort) {
        List<SortField<?>> order = new ArrayList<>(COLUMNS.order(sort));
        order.add(PERSONAL_ACCESS_TOKEN.CREATED.asc());
        order.add(PERSONAL_ACCESS_TOKEN.ID.asc());
        return order;
    }

    private static Condition visibleTo(Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everything everything -> noCondition();
            case Visibility.OwnOf own -> PERSONAL_ACCESS_TOKEN.OWNER_ID.eq(own.identityId());
        };
    }

    private static String[] scopes(PersonalAccessToken token) {
        return token.scopes().names().toArray(String[]::new);
    }

    private static PersonalAccessToken toToken(PersonalAccessTokenRecord row) {
        return new PersonalAccessToken(
                new TokenId(row.getId()),
                row.getName(),
                new TokenOwner(row.getOwnerId(), row.getOwnerName()),
                Arrays.stream(row.getLevels()).map(UserLevel::valueOf).collect(Collectors.toUnmodifiableSet()),
                Scopes.of(Arrays.asList(row.getScopes())),
                Duration.ofSeconds(row.getValiditySeconds()),
                new Expiration(row.getExpiration(), row.getKnowinglyNever()),
                new SecretHash(row.getSecretSha256()),
                row.getCreated(),
                row.getLastUsed());
    }
}
