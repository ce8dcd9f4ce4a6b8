-- When requests were last modified, for lists: a B-tree on identity_request.modified would cost every close a new entry in
-- each index of its row (see V1 and docs/adr/0014). Instead each statement that writes requests leaves one row here for
-- each time it gives them, so a close of 500 leaves one. What was never modified has a row with when it was created.
--
-- A row is never changed. It says something of a request only while that has the same time; what it says otherwise is
-- old, what another row says again is too much, and both are passed over until they are swept out.
create table modification (
    -- Of two that say the same, the larger is the newer, as they were written under the lock of the request.
    id bigint generated always as identity,
    modified timestamptz,
    created timestamptz,
    tracking_numbers uuid[] not null,
    constraint never_modified_has_created check ((modified is null) = (created is not null))
);

-- Ids do not compress.
alter table modification alter column tracking_numbers set storage external;

-- What was never modified comes last in both directions, so one index read backwards is not the other.
create index modification_latest on modification (modified desc nulls last, created desc);
create index modification_earliest on modification (modified, created desc);

-- By how much some request was modified before it was created, the largest being the last. So what was modified before a
-- time was created no later than this after it, and a list of the newest need not begin at the very newest. Each row is
-- at least twice the one before.
create table created_after_modified (
    later interval not null check (later > interval '0')
);

create function note_modifications() returns trigger language plpgsql as $$
declare
    latest interval;
begin
    insert into modification (modified, created, tracking_numbers)
    select modified, case when modified is null then created end, array_agg(tracking_number)
    from written group by 1, 2;
    select max(created - modified) into latest from written;
    if latest > interval '0'
            and latest > (select coalesce(max(later), interval '0') from created_after_modified) then
        insert into created_after_modified (later) values (latest * 2);
    end if;
    return null;
end
$$;

-- By the statement, not by the row, and the rows as they were are not asked for: they would have to be kept for it.
create trigger identity_request_added after insert on identity_request
    referencing new table as written for each statement execute function note_modifications();
create trigger identity_request_changed after update on identity_request
    referencing new table as written for each statement execute function note_modifications();

insert into modification (modified, created, tracking_numbers)
    select modified, case when modified is null then created end, array_agg(tracking_number)
    from identity_request group by 1, 2;

insert into created_after_modified (later)
    select 2 * max(created - modified) from identity_request having max(created - modified) > interval '0';
