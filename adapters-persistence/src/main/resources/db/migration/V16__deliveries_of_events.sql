-- Events that are released together: all of one run, under the run's id, or those that one other change tells. That a
-- batch is here says that its events may be sent; the events themselves are never changed. Written by the statement
-- that concludes the run, so that a run of 500 requests is released by one row.
create table event_batch (
    id uuid primary key,
    -- When it was decided for whom its events are.
    told timestamptz,
    -- How many deliveries of its events are here. Kept by whoever adds or removes them, so that nobody need look for
    -- them: with none left the batch and its events can go.
    deliveries integer not null default 0 check (deliveries >= 0)
);

create index event_batch_untold on event_batch (id) where told is null;
create index event_batch_without_deliveries on event_batch (told) where deliveries = 0 and told is not null;

-- Wakes whoever delivers events, when and only when the transaction commits, and without a statement of its own.
create function wake_up_for_events() returns trigger language plpgsql as $$
begin
    notify unstuck_events;
    return null;
end
$$;

-- Until now nobody could subscribe, so nobody is to be told of what was released.
insert into event_batch (id, told) select id, now() from close_run where state = 'CONCLUDED';

create trigger event_batch_wakes after insert on event_batch
    for each statement execute function wake_up_for_events();

-- Events are about a run, too, or about a request without any run.
alter table outgoing_event rename column run_id to batch_id;
alter table outgoing_event alter column tracking_number drop not null;
-- What somebody who tests a subscription sends beside the event.
alter table outgoing_event add column content text;

-- One event for one subscriber, all attempts together. A claim and a settlement change a row, so there is room on each
-- page, and as few indexes as there are questions: what is due, and what is over, of which most is taken.
create table delivery (
    id uuid primary key,
    batch_id uuid not null,
    event_id uuid not null,
    trigger_id text not null,
    subscription_id uuid not null,
    subscription_name text not null,
    kind text not null check (kind in ('TEST', 'REAL_TIME')),
    state text not null check (state in ('PENDING', 'DELIVERED', 'PARKED')),
    attempts integer not null check (attempts >= 0),
    due timestamptz,
    created timestamptz not null,
    completed timestamptz,
    problem text,
    constraint due_while_pending check ((due is not null) = (state = 'PENDING')),
    constraint completed_when_over check ((completed is not null) = (state <> 'PENDING'))
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

create index delivery_due on delivery (subscription_id, due) where due is not null;
create index delivery_delivered on delivery (completed) where state = 'DELIVERED';
create index delivery_parked on delivery (subscription_id, completed) where state = 'PARKED';
