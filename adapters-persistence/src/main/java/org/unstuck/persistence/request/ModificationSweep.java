package org.unstuck.persistence.request;

import static org.jooq.impl.DSL.val;

import org.jooq.DSLContext;

/**
 * Removes the rows of {@code modification} (migration V14) that say nothing any more: what their requests had before, and
 * what another row says, too. In portions, each a statement and transaction of its own; any number of nodes may do it at
 * once.
 *
 * <p>Nothing is locked. Whoever gives a request its time back writes another row for it in the same transaction: if that
 * is not seen here, the older row is old, and if it is seen, the older one is too much. The newest is never taken.
 */
public final class ModificationSweep {

    private static final int PAGES_PER_PORTION = 200;

    private final DSLContext sql;

    public ModificationSweep(DSLContext sql) {
        this.sql = sql;
    }

    /** Goes once over all of them, or until the thread is interrupted; gives how many were removed. */
    public int sweep() {
        int pages = sql.fetchSingle("""
                        select (pg_relation_size('modification') / current_setting('block_size')::integer)::integer
                        """).get(0, Integer.class);
        int removed = 0;
        for (int page = 0; page < pages && !Thread.currentThread().isInterrupted(); page += PAGES_PER_PORTION) {
            removed += sweep(page, page + PAGES_PER_PORTION);
        }
        return removed;
    }

    private int sweep(int from, int to) {
        return sql.execute("""
                delete from modification old
                where old.ctid >= format('(%s,0)', {0})::tid and old.ctid < format('(%s,0)', {1})::tid
                and (not exists (
                        select from unnest(old.tracking_numbers) as member(tracking_number)
                        join identity_request r on r.tracking_number = member.tracking_number
                        where r.modified = old.modified
                        or (r.modified is null and old.modified is null and r.created = old.created))
                    or exists (
                        select from modification other
                        where other.modified = old.modified and other.id > old.id
                        and other.tracking_numbers @> old.tracking_numbers)
                    or exists (
                        select from modification other
                        where other.modified is null and other.created = old.created and other.id > old.id
                        and other.tracking_numbers @> old.tracking_numbers))
                """, val(from), val(to));
    }
}
