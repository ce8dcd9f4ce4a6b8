-- What is left of the budgets of clients, in Bucket4j's own form. Unlogged: a crash may forget who called how often in
-- the last ten seconds, and a commit need not wait for the disk. Room in the pages and no index beside the key, so that
-- a change of a row touches no index.
create unlogged table request_budget (
    id text primary key,
    state bytea,
    -- Milliseconds since 1970. A row is written empty first; the default lets it go if nobody comes back to fill it.
    expires_at bigint not null default extract(epoch from now()) * 1000 + 60000
) with (fillfactor = 50);
