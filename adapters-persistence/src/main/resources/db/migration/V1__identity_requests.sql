-- The life of a request: narrow, because a close writes a new version of every row it touches. No index on anything a
-- close changes and room on each page, so that the new version stays on the page and no index is touched (HOT). A row
-- more than doubles when it is closed; half a page is room for all that are open when two of five are.
create table identity_request (
    tracking_number uuid primary key,
    type text,
    stage text not null check (stage in ('EXECUTING', 'VERIFYING', 'TERMINATED', 'COMPLETED')),
    status text check (status in ('PENDING', 'SUCCESS', 'INCOMPLETE', 'FAILURE')),
    revision integer not null,
    created timestamptz not null,
    modified timestamptz,
    completed timestamptz,
    closed_by uuid,
    warnings text[],
    constraint open_or_closed check (
        case when stage in ('EXECUTING', 'VERIFYING')
            then coalesce(status, 'PENDING') = 'PENDING' and completed is null and closed_by is null
            else status is distinct from 'PENDING'
        end)
) with (fillfactor = 50);

create index identity_request_newest on identity_request (created desc, tracking_number);

-- What was asked for and said; a close only reads it.
create table identity_request_fact (
    tracking_number uuid primary key references identity_request on delete cascade,
    -- Documents in which a person, a requested object or a list is missing and those in which it is empty read back as
    -- they came; that is what has_... is for.
    has_requester boolean not null,
    has_recipient boolean not null,
    has_items boolean not null,
    requester_summary_id text,
    requester_name text,
    requester_identity_id text,
    requester_completed boolean,
    recipient_summary_id text,
    recipient_name text,
    recipient_identity_id text,
    recipient_completed boolean,
    errors text[],
    -- Not jsonb: client metadata keeps its order, and nothing looks inside.
    particulars json not null
);

create index identity_request_fact_requester on identity_request_fact (requester_identity_id);
create index identity_request_fact_recipient on identity_request_fact (recipient_identity_id);

create table requested_item (
    tracking_number uuid not null references identity_request on delete cascade,
    position integer not null,
    has_object boolean not null,
    approval text check (approval in ('FINISHED', 'REJECTED', 'RETURNED', 'EXPIRED', 'PENDING', 'CANCELED')),
    provisioning text check (provisioning in ('PENDING', 'FINISHED', 'UNVERIFIABLE', 'COMMITTED', 'FAILED', 'RETRY')),
    id text not null,
    object_id text,
    object_name text,
    object_type text check (object_type in ('ACCESS_PROFILE', 'ROLE', 'ENTITLEMENT')),
    operation text,
    attribute text,
    value text,
    native_identity text,
    source_id text,
    primary key (tracking_number, position)
) with (fillfactor = 80);
