-- What a call asked for is one array: 500 rows that only say "not yet" need not be written, and changed again later.
create table close_run (
    id uuid primary key,
    actor_id text not null,
    actor_name text not null,
    stage text not null check (stage in ('TERMINATED', 'COMPLETED')),
    status text not null check (status in ('SUCCESS', 'INCOMPLETE', 'FAILURE')),
    message text not null,
    state text not null check (state in ('ACCEPTED', 'RUNNING', 'CONCLUDED', 'CANCELLED')),
    closed integer not null check (closed >= 0),
    in_error integer not null check (in_error >= 0),
    pending integer not null check (pending >= 0),
    reopened integer not null check (reopened >= 0),
    processed integer not null,
    created timestamptz not null,
    started timestamptz,
    ended timestamptz,
    cancelled_by_id text,
    cancelled_by_name text,
    tracking_numbers uuid[] not null
) with (fillfactor = 70);

-- Ids do not compress; kept out of line they are not written again with each change of the run.
alter table close_run alter column tracking_numbers set storage external;

-- One row per outcome, written when the run comes to it; what has no row yet is pending. Unrecognized ids have their
-- row from the start, behind the positions of the tracking numbers. No foreign keys: each would lock a row per item.
create table close_run_item (
    run_id uuid not null,
    -- From 1, as in the array of the run.
    position integer not null,
    tracking_number uuid,
    unrecognized text,
    outcome text not null check (outcome in
        ('CLOSED', 'ALREADY_CLOSED', 'NOT_FOUND', 'NOT_AN_ACCESS_REQUEST', 'CHANGED', 'FAILED', 'REOPENED',
         'REOPEN_REFUSED')),
    detail text,
    closed_by uuid,
    -- What is needed to take a close back.
    revision integer,
    before_stage text,
    before_status text,
    before_modified timestamptz,
    before_warnings integer,
    cancelled_items integer[],
    primary key (run_id, position),
    check ((tracking_number is null) <> (unrecognized is null)),
    check (outcome not in ('CLOSED', 'REOPENED', 'REOPEN_REFUSED') or (revision is not null and before_stage is not null))
);
