-- Lists of approvals, everybody's and one person's: every filter and order of theirs has an index. A close writes none of
-- these tables, so none of it costs a close anything. Ids are compared as they are written, 32 hexadecimal digits, and
-- without regard to case (V7).
create index approval_folded_id on approval (lower(upper(replace(id::text, '-', '') collate letters)) collate "C");
create index approval_pending_created on approval (created desc, id) where state = 'PENDING';
create index approval_pending_modified on approval (modified) where state = 'PENDING';
create index approval_folded_request on approval
    (lower(upper(replace(tracking_number::text, '-', '') collate letters)) collate "C");
create index approval_decided_latest on approval (modified desc, id) where decider_id is not null;
create index approval_decided_created on approval (created) where decider_id is not null;
create index approval_decided_owner on approval (owner_id, modified desc) where decider_id is not null;

-- Whose access an approval is about.
create index identity_request_fact_folded_recipient on identity_request_fact
    (lower(upper(recipient_identity_id collate letters)) collate "C");

-- In which groups somebody is. Groups are read far more often than they are written.
create index governance_group_member on governance_group using gin (member_ids) with (fastupdate = off);

-- What is waiting or was decided changed when it came to that; so orders need not ask where those without a time go.
alter table approval add constraint changed_when_begun check (state = 'WAITING' or modified is not null);
