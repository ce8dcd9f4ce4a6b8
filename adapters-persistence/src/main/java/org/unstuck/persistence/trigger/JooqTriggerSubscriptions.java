package org.unstuck.persistence.trigger;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.unstuck.persistence.jooq.tables.SecretsKey.SECRETS_KEY;
import static org.unstuck.persistence.jooq.tables.TriggerSubscription.TRIGGER_SUBSCRIPTION;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.SubscriptionFields;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.filter.ListColumns;
import org.unstuck.persistence.jooq.tables.records.TriggerSubscriptionRecord;
import org.unstuck.persistence.secret.SecretCipher;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Subscriptions as one table. */
public final class JooqTriggerSubscriptions implements TriggerSubscriptions {

    /** Sets these advisory locks apart from all others. */
    private static final int LOCK_SPACE = 0x7472_6967;

    private static final String NO_AUTH = "NO_AUTH";
    private static final String BASIC_AUTH = "BASIC_AUTH";
    private static final String BEARER_TOKEN = "BEARER_TOKEN";

    private static final Field<String> TITLE = case_(TRIGGER_SUBSCRIPTION.TRIGGER_ID)
            .mapValues(Arrays.stream(Trigger.values()).collect(Collectors.toMap(Trigger::id, Trigger::title)));

    private static final ListColumns COLUMNS = new ListColumns(Map.of(
            SubscriptionFields.ID,
            TRIGGER_SUBSCRIPTION.ID.cast(SQLDataType.CLOB),
            SubscriptionFields.TRIGGER_ID,
            TRIGGER_SUBSCRIPTION.TRIGGER_ID,
            SubscriptionFields.TYPE,
            TRIGGER_SUBSCRIPTION.TYPE,
            SubscriptionFields.TRIGGER_NAME,
            TITLE));

    private static final List<TableField<TriggerSubscriptionRecord, byte[]>> SECRETS = List.of(
            TRIGGER_SUBSCRIPTION.AUTHENTICATION_SECRET,
            TRIGGER_SUBSCRIPTION.SIGNING_SECRET,
            TRIGGER_SUBSCRIPTION.FORMER_SIGNING_SECRET);

    private final DSLContext sql;
    private final SecretCipher cipher;

    public JooqTriggerSubscriptions(DSLContext sql, SecretCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /**
     * Encrypts anew what was encrypted with former keys. Other nodes wait until the transaction ends.
     *
     * @return how many secrets that were
     * @throws IllegalStateException when secrets are encrypted with a key that this node does not have
     */
    public int useCurrentKey() {
        OpenTransaction.require();
        sql.execute("lock table secrets_key in exclusive mode");
        sql.select(SECRETS_KEY.KEY_ID)
                .from(SECRETS_KEY)
                .fetch(SECRETS_KEY.KEY_ID)
                .forEach(cipher::requireKey);
        sql.insertInto(SECRETS_KEY)
                .set(SECRETS_KEY.KEY_ID, cipher.currentKey())
                .onConflict(SECRETS_KEY.ONLY_ONE)
                .doUpdate()
                .set(SECRETS_KEY.KEY_ID, cipher.currentKey())
                .execute();
        int changed = 0;
        for (TriggerSubscriptionRecord row :
                sql.selectFrom(TRIGGER_SUBSCRIPTION).forUpdate().fetch()) {
            changed += encryptAnew(row);
        }
        return changed;
    }

    // Few rows, and only when the key is changed: so one statement for each will do.
    private int encryptAnew(TriggerSubscriptionRecord row) {
        TriggerSubscriptionRecord anew = new TriggerSubscriptionRecord();
        int changed = 0;
        for (TableField<TriggerSubscriptionRecord, byte[]> secret : SECRETS) {
            byte[] encrypted = row.get(secret);
            if (encrypted != null && !cipher.isCurrent(encrypted)) {
                String place = place(row.getId(), secret);
                anew.set(secret, cipher.encrypt(cipher.decrypt(encrypted, place), place));
                changed++;
            }
        }
        if (changed > 0) {
            sql.update(TRIGGER_SUBSCRIPTION)
                    .set(anew)
                    .where(TRIGGER_SUBSCRIPTION.ID.eq(row.getId()))
                    .execute();
        }
        return changed;
    }

    @Override
    public void holdTrigger(Trigger trigger) {
        OpenTransaction.require();
        sql.execute("select pg_advisory_xact_lock({0}, hashtext({1}))", inline(LOCK_SPACE), val(trigger.id()));
    }

    @Override
    public void add(Subscription subscription) {
        OpenTransaction.require();
        sql.insertInto(TRIGGER_SUBSCRIPTION).set(toRecord(subscription)).execute();
    }

    @Override
    public Optional<Subscription> lock(SubscriptionId id) {
        OpenTransaction.require();
        return sql.selectFrom(TRIGGER_SUBSCRIPTION)
                .where(TRIGGER_SUBSCRIPTION.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(this::toSubscription);
    }

    @Override
    public void save(Subscription subscription) {
        OpenTransaction.require();
        sql.update(TRIGGER_SUBSCRIPTION)
                .set(toRecord(subscription))
                .where(TRIGGER_SUBSCRIPTION.ID.eq(subscription.id().value()))
                .execute();
    }

    @Override
    public boolean remove(SubscriptionId id) {
        OpenTransaction.require();
        return sql.deleteFrom(TRIGGER_SUBSCRIPTION)
                        .where(TRIGGER_SUBSCRIPTION.ID.eq(id.value()))
                        .execute()
                > 0;
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return sql.selectFrom(TRIGGER_SUBSCRIPTION)
                .where(TRIGGER_SUBSCRIPTION.ID.eq(id.value()))
                .fetchOptional(this::toSubscription);
    }

    @Override
    public Set<SubscriptionId> known(Collection<SubscriptionId> ids) {
        return sql.select(TRIGGER_SUBSCRIPTION.ID)
                .from(TRIGGER_SUBSCRIPTION)
                .where(TRIGGER_SUBSCRIPTION.ID.eq(any(ArrayParameter.of(
                        TRIGGER_SUBSCRIPTION.ID,
                        ids.stream().map(SubscriptionId::value).toList()))))
                .fetchSet(row -> new SubscriptionId(row.value1()));
    }

    @Override
    public List<Subscription> enabled(Collection<Trigger> triggers) {
        return sql.selectFrom(TRIGGER_SUBSCRIPTION)
                .where(TRIGGER_SUBSCRIPTION.TRIGGER_ID.in(
                        triggers.stream().map(Trigger::id).toList()))
                .and(TRIGGER_SUBSCRIPTION.ENABLED)
                .orderBy(TRIGGER_SUBSCRIPTION.CREATED, TRIGGER_SUBSCRIPTION.ID)
                .fetch(this::toSubscription);
    }

    @Override
    public long countOf(Trigger trigger) {
        return sql.fetchCount(TRIGGER_SUBSCRIPTION, TRIGGER_SUBSCRIPTION.TRIGGER_ID.eq(trigger.id()));
    }

    @Override
    public List<Subscription> page(Selection selection, Page page) {
        return sql.selectFrom(TRIGGER_SUBSCRIPTION)
                .where(COLUMNS.matching(selection))
                .orderBy(order(selection.sort()))
                .limit(page.limit())
                .offset(page.offset())
                .fetch(this::toSubscription);
    }

    @Override
    public long count(Selection selection) {
        return sql.fetchCount(TRIGGER_SUBSCRIPTION, COLUMNS.matching(selection));
    }

    /** Total: the oldest first, unless the sort says otherwise. */
    private static List<SortField<?>> order(Sort sort) {
        List<SortField<?>> order = new ArrayList<>(COLUMNS.order(sort));
        order.add(TRIGGER_SUBSCRIPTION.CREATED.asc());
        order.add(TRIGGER_SUBSCRIPTION.ID.asc());
        return order;
    }

    private TriggerSubscriptionRecord toRecord(Subscription subscription) {
        TriggerSubscriptionRecord row = new TriggerSubscriptionRecord();
        row.setId(subscription.id().value());
        row.setName(subscription.name());
        row.setDescription(subscription.description());
        row.setTriggerId(subscription.trigger().id());
        row.setResponseDeadlineSeconds(subscription.responseDeadline().toSeconds());
        row.setType(subscription.target().type().name());
        putTarget(row, subscription.target());
        row.setSigningSecret(encrypted(
                row.getId(),
                TRIGGER_SUBSCRIPTION.SIGNING_SECRET,
                subscription.signing().current()));
        row.setFormerSigningSecret(encrypted(
                row.getId(),
                TRIGGER_SUBSCRIPTION.FORMER_SIGNING_SECRET,
                subscription.signing().former()));
        row.setFormerSignsUntil(subscription.signing().formerUntil());
        row.setEnabled(subscription.enabled());
        row.setDisabledBecause(subscription.disabledBecause());
        row.setFilter(subscription.filter());
        row.setCreated(subscription.created());
        row.setModified(subscription.modified());
        return row;
    }

    private void putTarget(TriggerSubscriptionRecord row, Target target) {
        // What a target does not have takes the place of what the one before had.
        row.setUrl(null);
        row.setDispatchMode(null);
        row.setAuthentication(null);
        row.setUserName(null);
        row.setAuthenticationSecret(null);
        row.setReceiver(null);
        switch (target) {
            case Target.Http http -> {
                row.setUrl(http.url());
                row.setDispatchMode(http.mode().name());
                putAuthentication(row, http.authentication());
            }
            case Target.InProcess inProcess -> row.setReceiver(inProcess.receiver());
        }
    }

    private void putAuthentication(TriggerSubscriptionRecord row, Authentication authentication) {
        switch (authentication) {
            case Authentication.None none -> row.setAuthentication(NO_AUTH);
            case Authentication.Basic basic -> {
                row.setAuthentication(BASIC_AUTH);
                row.setUserName(basic.userName());
                row.setAuthenticationSecret(
                        encrypted(row.getId(), TRIGGER_SUBSCRIPTION.AUTHENTICATION_SECRET, basic.password()));
            }
            case Authentication.Bearer bearer -> {
                row.setAuthentication(BEARER_TOKEN);
                row.setAuthenticationSecret(
                        encrypted(row.getId(), TRIGGER_SUBSCRIPTION.AUTHENTICATION_SECRET, bearer.token()));
            }
        }
    }

    private byte @Nullable [] encrypted(UUID id, Field<byte[]> column, @Nullable Secret secret) {
        return secret == null ? null : cipher.encrypt(secret.value(), place(id, column));
    }

    private Subscription toSubscription(TriggerSubscriptionRecord row) {
        return new Subscription(
                new SubscriptionId(row.getId()),
                row.getName(),
                row.getDescription(),
                Trigger.of(row.getTriggerId())
                        .orElseThrow(() -> new IllegalStateException("no such trigger: " + row.getTriggerId())),
                Duration.ofSeconds(row.getResponseDeadlineSeconds()),
                toTarget(row),
                new SigningSecrets(
                        secret(row, TRIGGER_SUBSCRIPTION.SIGNING_SECRET),
                        secret(row, TRIGGER_SUBSCRIPTION.FORMER_SIGNING_SECRET),
                        row.getFormerSignsUntil()),
                row.getEnabled(),
                row.getDisabledBecause(),
                row.getFilter(),
                row.getCreated(),
                row.getModified());
    }

    private Target toTarget(TriggerSubscriptionRecord row) {
        return switch (Target.Type.valueOf(row.getType())) {
            case HTTP ->
                new Target.Http(
                        row.getUrl(), Target.DispatchMode.valueOf(row.getDispatchMode()), toAuthentication(row));
            case INLINE -> new Target.InProcess(row.getReceiver());
        };
    }

    private Authentication toAuthentication(TriggerSubscriptionRecord row) {
        Secret secret = secret(row, TRIGGER_SUBSCRIPTION.AUTHENTICATION_SECRET);
        return switch (row.getAuthentication()) {
            case NO_AUTH -> new Authentication.None();
            case BASIC_AUTH -> new Authentication.Basic(row.getUserName(), Objects.requireNonNull(secret));
            case BEARER_TOKEN -> new Authentication.Bearer(Objects.requireNonNull(secret));
            default -> throw new IllegalStateException("no such way to sign in: " + row.getAuthentication());
        };
    }

    private @Nullable Secret secret(
            TriggerSubscriptionRecord row, TableField<TriggerSubscriptionRecord, byte[]> column) {
        byte[] encrypted = row.get(column);
        return encrypted == null ? null : new Secret(cipher.decrypt(encrypted, place(row.getId(), column)));
    }

    /** A former signing secret was encrypted as what it is now, not moved there. */
    private static String place(UUID id, Field<byte[]> column) {
        return id + "/" + column.getName();
    }
}
