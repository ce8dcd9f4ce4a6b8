-- What subscribers are asked about requests before their approvers are. As with approvals, a close writes nothing here.
create table consultation (
    tracking_number uuid not null references identity_request on delete cascade,
    trigger_id text not null check (trigger_id in ('idn:access-request-pre-approval', 'idn:access-request-dynamic-approver')),
    -- The delivery by which the subscriber is asked.
    invocation_id uuid not null unique,
    asked timestamptz not null,
    due timestamptz,
    answer text check (answer in ('APPROVED', 'DENIED', 'APPROVER', 'NO_APPROVER', 'NONE')),
    -- What the subscriber said of it, or why there is no answer.
    comment text,
    approver_type text check (approver_type in ('IDENTITY', 'GOVERNANCE_GROUP')),
    approver_id text,
    approver_name text,
    answered timestamptz,
    primary key (tracking_number, trigger_id),
    constraint due_or_answered check ((due is null) = (answer is not null) and (answered is null) = (answer is null))
) with (fillfactor = 80);

create index consultation_due on consultation (due) where due is not null;
