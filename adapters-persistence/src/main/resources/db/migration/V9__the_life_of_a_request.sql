-- Approvals. That one is cancelled is not written here: it follows from its request having ended, or its item being
-- cancelled, so a close writes nothing here. No index is on anything that a close changes.
create table approval (
    id uuid primary key,
    tracking_number uuid not null references identity_request on delete cascade,
    position integer not null,
    step integer not null,
    scheme text not null check (scheme in
        ('APP_OWNER', 'SOURCE_OWNER', 'MANAGER', 'ROLE_OWNER', 'ACCESS_PROFILE_OWNER', 'ENTITLEMENT_OWNER',
         'GOVERNANCE_GROUP')),
    original_owner_type text not null check (original_owner_type in ('IDENTITY', 'GOVERNANCE_GROUP')),
    original_owner_id text not null,
    original_owner_name text not null,
    owner_type text not null check (owner_type in ('IDENTITY', 'GOVERNANCE_GROUP')),
    owner_id text not null,
    owner_name text not null,
    state text not null check (state in ('WAITING', 'PENDING', 'APPROVED', 'REJECTED', 'EXPIRED', 'ARCHIVED')),
    comment text,
    decider_id text,
    decider_name text,
    created timestamptz not null,
    modified timestamptz,
    -- Not jsonb: nothing looks inside.
    history json not null,
    reminders integer not null check (reminders >= 0),
    due timestamptz,
    unique (tracking_number, position, step),
    constraint due_while_pending check (due is null or state = 'PENDING'),
    constraint decided_by_somebody check ((decider_id is not null) = (state in ('APPROVED', 'REJECTED')))
) with (fillfactor = 80);

create index approval_pending on approval (owner_id, created desc) where state = 'PENDING';
create index approval_due on approval (due) where due is not null;
create index approval_decided on approval (decider_id, modified desc) where decider_id is not null;

-- What is to be handed over to sources; what is at rest has no due time. Due rows of ended requests stay due, for the
-- case that the request is reopened; whoever takes work looks at the request.
create table provisioning_work (
    tracking_number uuid not null references identity_request on delete cascade,
    position integer not null,
    attempt integer not null check (attempt >= 1),
    due timestamptz,
    primary key (tracking_number, position)
) with (fillfactor = 80);

create index provisioning_work_due on provisioning_work (due) where due is not null;

-- What sources did for requests that had ended: the access may be there all the same.
create table late_provisioning_result (
    tracking_number uuid not null references identity_request on delete cascade,
    position integer not null,
    result text not null check (result in
        ('COMMITTED', 'FINISHED', 'UNVERIFIABLE', 'FAILED', 'VERIFICATION_FAILED')),
    error text,
    retryable boolean,
    attempt integer,
    recorded timestamptz not null,
    primary key (tracking_number, position, result)
);

-- Some clients cancel by the id of an item.
create index requested_item_id on requested_item (id);

-- One row at most.
create table access_request_config (
    only_one boolean primary key default true check (only_one),
    on_behalf_of_anyone boolean not null,
    on_behalf_of_employee boolean not null,
    days_until_escalation integer,
    days_between_reminders integer not null,
    max_reminders integer not null,
    fallback_approver_id text,
    fallback_approver_name text,
    check ((fallback_approver_id is null) = (fallback_approver_name is null))
);

-- An event is about a run or about a request.
alter table audit_event alter column run_id drop not null;
alter table audit_event add column tracking_number uuid;
alter table audit_event add constraint about_one check ((run_id is null) <> (tracking_number is null));

create index audit_event_request on audit_event (tracking_number, id) where tracking_number is not null;
