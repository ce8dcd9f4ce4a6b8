-- In which state the items of access requests are, for lists that ask for one state (docs/adr/0026). Nobody who changes a
-- request writes here: that would cost a close a row for each item. A note is made a moment later, in the background, and
-- says something of an item only while its request has the same revision; what is not noted yet is looked at itself.
create table item_note (
    tracking_number uuid not null references identity_request on delete cascade,
    position integer not null,
    revision integer not null,
    state text not null,
    -- Of the request: the list's own order.
    created timestamptz not null,
    primary key (tracking_number, position)
);

create index item_note_state on item_note (state, created desc, tracking_number, position);

-- Every statement that writes requests leaves a row in modification already (V14), in which they are named; so that is
-- where it is found what is still to be noted. A close of 500 writes one entry of this index.
alter table modification add column noted boolean not null default false;

create index modification_unnoted on modification (id) where not noted;

-- Whether an approval is out of the way of those who list what is pending, because its request has ended. A close does
-- not write it; that, too, is done a moment later. So it says nothing as long as it is false.
alter table approval add column at_rest boolean not null default false;

drop index approval_pending;
drop index approval_pending_created;
drop index approval_pending_modified;
create index approval_pending on approval (owner_id, created desc) where state = 'PENDING' and not at_rest;
create index approval_pending_created on approval (created desc, id) where state = 'PENDING' and not at_rest;
create index approval_pending_modified on approval (modified, created desc, id) where state = 'PENDING' and not at_rest;

-- Clocks of nodes may differ by a little; what changed before a time was created no more than that after it.
alter table approval add constraint created_before_changed
    check (modified is null or modified >= created - interval '1 day');

-- What is open again is pending again, at once. Looked at for each row and called for none that a close writes.
create function wake_approvals() returns trigger language plpgsql as $$
begin
    update approval set at_rest = false where tracking_number = new.tracking_number and at_rest;
    return null;
end
$$;

create trigger identity_request_reopened after update on identity_request for each row
    when (old.stage in ('TERMINATED', 'COMPLETED') and new.stage in ('EXECUTING', 'VERIFYING'))
    execute function wake_approvals();
