-- What tells that a run was called off, or that its requests are open again, is a batch of its own, since the run's
-- events are gone by then. Whoever asks for what a run told means these, too.
alter table event_batch add column run_id uuid;

update event_batch set run_id = (outgoing_event.payload::json ->> 'id')::uuid
from outgoing_event
where outgoing_event.batch_id = event_batch.id
    and outgoing_event.trigger_id in ('unstuck:close-run-cancelled', 'unstuck:identity-requests-reopened');

create index event_batch_run on event_batch (run_id) where run_id is not null;
